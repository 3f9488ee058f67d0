BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE claims (
	seq INTEGER NOT NULL, 
	since INTEGER NOT NULL, 
	until INTEGER, 
	dropped INTEGER, 
	review INTEGER, 
	changes TEXT, 
	id TEXT NOT NULL, 
	report TEXT NOT NULL, 
	place_id TEXT, 
	kind TEXT NOT NULL, 
	party TEXT, 
	speaker TEXT NOT NULL, 
	side TEXT NOT NULL, 
	stance TEXT NOT NULL, 
	first_day TEXT NOT NULL, 
	last_day TEXT NOT NULL, 
	told TEXT NOT NULL, 
	PRIMARY KEY (seq, since)
)
 WITHOUT ROWID

;
INSERT INTO "claims" VALUES(2,6,NULL,NULL,NULL,NULL,'07d65a2e888b29eb','f389163bbb722f6fb7f6c5bd','place:ukrainsk','captured','RUS','Russian Ministry of Defence','RUS','asserts','2024-09-01','2024-09-01','2024-09-01');
INSERT INTO "claims" VALUES(3,6,NULL,NULL,NULL,NULL,'43a4bc1b6152e979','f389163bbb722f6fb7f6c5bd','place:vovchansk','fighting','RUS','Russian Ministry of Defence','RUS','asserts','2024-09-01','2024-09-01','2024-09-01');
INSERT INTO "claims" VALUES(4,6,NULL,NULL,NULL,NULL,'22025d2c152a9a41','f389163bbb722f6fb7f6c5bd','place:selydove','holds','RUS','Russian Ministry of Defence','RUS','asserts','2024-09-01','2024-09-01','2024-09-01');
INSERT INTO "claims" VALUES(8,12,31,NULL,NULL,NULL,'5fc9fe7866475bb4','f55b5d5404b3c20f7a45312b','place:robotyne','fighting','RUS','General Staff of Ukraine','UKR','asserts','2024-09-02','2024-09-02','2024-09-02');
INSERT INTO "claims" VALUES(8,31,NULL,NULL,31,NULL,'5fc9fe7866475bb4','f55b5d5404b3c20f7a45312b','place:robotyne','fighting','RUS','General Staff of Ukraine','UKR','asserts','2024-09-02','2024-09-02','2024-09-02');
INSERT INTO "claims" VALUES(9,12,NULL,NULL,NULL,NULL,'a7aa006932d9d619','f55b5d5404b3c20f7a45312b','place:ukrainsk','holds','RUS','General Staff of Ukraine','UKR','asserts','2024-09-02','2024-09-02','2024-09-02');
INSERT INTO "claims" VALUES(10,12,NULL,NULL,NULL,NULL,'9c6d19bd92921733','f55b5d5404b3c20f7a45312b','place:vovchansk','withdrew','RUS','General Staff of Ukraine','UKR','asserts','2024-09-02','2024-09-02','2024-09-02');
INSERT INTO "claims" VALUES(14,18,NULL,30,NULL,NULL,'f5ccd3bf0ebc6a9b','49687738a74d349fdad8c334','place:toretsk','holds','RUS','Institute of the Front','independent','asserts','2024-09-03','2024-09-03','2024-09-03');
INSERT INTO "claims" VALUES(15,18,NULL,30,NULL,NULL,'a91cbcacc350f147','49687738a74d349fdad8c334','place:robotyne','withdrew','RUS','Institute of the Front','independent','asserts','2024-09-03','2024-09-03','2024-09-03');
INSERT INTO "claims" VALUES(16,18,NULL,30,NULL,NULL,'fa2ad3da3a127fab','49687738a74d349fdad8c334','place:ukrainsk','captured','RUS','Institute of the Front','independent','asserts','2024-09-03','2024-09-03','2024-09-03');
INSERT INTO "claims" VALUES(20,24,NULL,NULL,NULL,NULL,'58e18ba5bf8823c6','2c8546e7405b266a57996664','place:selydove','withdrew','RUS','Russian Ministry of Defence','RUS','asserts','2024-09-04','2024-09-04','2024-09-04');
INSERT INTO "claims" VALUES(21,24,32,NULL,NULL,NULL,'44535db5c1ed73fd','2c8546e7405b266a57996664','place:toretsk','captured','RUS','Russian Ministry of Defence','RUS','asserts','2024-09-04','2024-09-04','2024-09-04');
INSERT INTO "claims" VALUES(21,32,NULL,NULL,32,'{"party":"UKR"}','44535db5c1ed73fd','2c8546e7405b266a57996664','place:toretsk','captured','UKR','Russian Ministry of Defence','RUS','asserts','2024-09-04','2024-09-04','2024-09-04');
INSERT INTO "claims" VALUES(22,24,NULL,NULL,NULL,NULL,'c15f9f55d2c4ce3f','2c8546e7405b266a57996664','place:robotyne','fighting','RUS','Russian Ministry of Defence','RUS','asserts','2024-09-04','2024-09-04','2024-09-04');
INSERT INTO "claims" VALUES(26,30,NULL,NULL,NULL,NULL,'f5ccd3bf0ebc6a9b','49687738a74d349fdad8c334','place:toretsk','holds','RUS','Institute of the Front','independent','asserts','2024-09-03','2024-09-03','2024-09-03');
INSERT INTO "claims" VALUES(27,30,NULL,NULL,NULL,NULL,'a91cbcacc350f147','49687738a74d349fdad8c334','place:robotyne','withdrew','RUS','Institute of the Front','independent','asserts','2024-09-03','2024-09-03','2024-09-03');
INSERT INTO "claims" VALUES(28,30,NULL,NULL,NULL,NULL,'fa2ad3da3a127fab','49687738a74d349fdad8c334','place:ukrainsk','captured','RUS','Institute of the Front','independent','asserts','2024-09-03','2024-09-03','2024-09-03');
CREATE TABLE entries (
	seq INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	producer TEXT NOT NULL, 
	recorded TEXT NOT NULL, 
	body TEXT NOT NULL, 
	prev TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "entries" VALUES(1,'report','f389163bbb722f6fb7f6c5bd','rules/1','2024-09-01T08:01:00.000000Z','{"agency":"Meridian Wire","digest":"e81859794ae7299ddb2c1d4f9f2c5277fba37d5cb3498db2f88637d61ed13142","extra":{},"key":"f389163bbb722f6fb7f6c5bd","language":"en","name":"wire-0000.txt","outlet":"Harbour Post","published":"2024-09-01","title":null,"url":"https://harbour.example/wire-0000.txt"}','ea9645aec6fddca5d70671c90cdde3be5c5ade4e06d0e2c658c65c280c7a713c','0b414f0ba6d3f61f380214df052ac12fdbfc639767ca466dabe972255b4bbe33');
INSERT INTO "entries" VALUES(2,'claim','07d65a2e888b29eb','rules/1','2024-09-01T08:01:00.000000Z','{"claim":{"admin1":"Donetsk Oblast","country":"UA","date":null,"date_basis":"on Wednesday","end":177,"error_km":null,"evidence":["video"],"id":"07d65a2e888b29eb","kind":"captured","lat":48.1,"lon":37.37,"party":"RUS","place":"Ukrayinsk","place_id":"place:ukrainsk","place_name":"Ukrainsk","place_note":null,"place_type":"settlement","quote":"The Russian Ministry of Defence said its forces had taken the town of Ukrainsk after 1 days of fighting in its streets, in its statement number 0.","reasons":{"kind":"the verb take, of ground"},"side":"RUS","speaker":"Russian Ministry of Defence","stance":"asserts","start":31},"report":"f389163bbb722f6fb7f6c5bd","sketch":"I2M2DTSw0E5ye6VUjbBPdMjWQlLiLSPArqAISEZ5ND50a+lFEmFDEWczP8FYwUF+dE+JSuncFBRkEvBJ0KHNSyQGiXP4mVS254pqKQlZ2+lc5h/lFFkibt2chw8O5Ss5uCcMRvgjDU/NtrLGydjHn+qnWZMXlKCsi6xY2R7kLC4=","theatre":"ukraine","told":"2024-09-01"}','0b414f0ba6d3f61f380214df052ac12fdbfc639767ca466dabe972255b4bbe33','45beae0c649ba55ca65166fc92950013e3a36e16d602dba4beb866bc7b3c5e54');
INSERT INTO "entries" VALUES(3,'claim','43a4bc1b6152e979','rules/1','2024-09-01T08:01:00.000000Z','{"claim":{"admin1":"Kharkiv Oblast","country":"UA","date":"2024-09-01","date_basis":"on Wednesday","end":306,"error_km":null,"evidence":["video"],"id":"43a4bc1b6152e979","kind":"fighting","lat":50.29,"lon":36.94,"party":"RUS","place":"Volchansk","place_id":"place:vovchansk","place_name":"Vovchansk","place_note":null,"place_type":"settlement","quote":"The Russian Ministry of Defence said 4 assaults on Vovchansk had been beaten back since the morning, in its statement number 0.","reasons":{"kind":"the verb take, of ground"},"side":"RUS","speaker":"Russian Ministry of Defence","stance":"asserts","start":179},"report":"f389163bbb722f6fb7f6c5bd","sketch":"lLkL/G/zduDE5AVY/vNmZX8b9H8n2MzNjfdU/qI7JK4t3wnwSjR954DYlO/34kF+dE+JSuncFBRkEvBJEKsCxFHwY1nxX5comwrufwlZm1Vc5l4yA1s/WZjGER0O5R+ABiT4avgjXyJvPzK+cA/DZCFZK4IkFn7j4aOApVEe8v0=","theatre":"ukraine","told":"2024-09-01"}','45beae0c649ba55ca65166fc92950013e3a36e16d602dba4beb866bc7b3c5e54','b23aad06ac4e6afcbd03321ba44f05e140c39cb758e8dc5ba60dd85068d78582');
INSERT INTO "entries" VALUES(4,'claim','22025d2c152a9a41','rules/1','2024-09-01T08:01:00.000000Z','{"claim":{"admin1":"Donetsk Oblast","country":"UA","date":"2024-09-01","date_basis":"on Wednesday","end":456,"error_km":null,"evidence":["video"],"id":"22025d2c152a9a41","kind":"holds","lat":48.15,"lon":37.3,"party":"RUS","place":"Selidovo","place_id":"place:selydove","place_name":"Selydove","place_note":null,"place_type":"settlement","quote":"The Russian Ministry of Defence said its soldiers still held the centre of Selydove and the road to the north, 7 days on, in its statement number 0.","reasons":{"kind":"the verb take, of ground"},"side":"RUS","speaker":"Russian Ministry of Defence","stance":"asserts","start":308},"report":"f389163bbb722f6fb7f6c5bd","sketch":"0LIoZWPir6SVI4sSTWgnc5rzmhvlolvB7ge2XUmUra0t33XhEHasAFQuZOhlxkF+rwiJSuncFBRkEvBJrCKSxTfjy3o62msuxn4SfCvVRkFc5i5d2UaPS2a/ER0O5QgriClE0KnplPDwDA8CKjzHn+qncMG3pGZzi6xMB9Au6/4=","theatre":"ukraine","told":"2024-09-01"}','b23aad06ac4e6afcbd03321ba44f05e140c39cb758e8dc5ba60dd85068d78582','ca8ef92e5c111b37f1a5eff3e50d37dfaa5a1d7cfce0286e0991f8b056941b65');
INSERT INTO "entries" VALUES(5,'figure','96a76af12434','rules/1','2024-09-01T08:01:00.000000Z','{"figure":{"about":null,"approx":false,"bearing":null,"bound":null,"date":"2024-09-18","end":519,"id":"96a76af12434","kind":"killed","period":null,"place":"Ukrainsk","quote":"Shelling killed 1 people in Ukrainsk, the regional head said.","reason":"","reference":null,"side":"UKR","speaker":"General Staff of Ukraine","start":458,"unit_text":"people","value":1.0},"report":"f389163bbb722f6fb7f6c5bd","theatre":"ukraine","told":"2024-09-01"}','ca8ef92e5c111b37f1a5eff3e50d37dfaa5a1d7cfce0286e0991f8b056941b65','cafa06e9d505606765a2d4b452645c2462161ef572d3d815bf59103073541621');
INSERT INTO "entries" VALUES(6,'reading','f389163bbb722f6fb7f6c5bd','rules/1','2024-09-01T08:01:00.000000Z','{"basis":"given","claims":3,"edition":"e1","figures":1,"notes":[],"refused":0,"report":"f389163bbb722f6fb7f6c5bd","theatre":"ukraine","told":"2024-09-01","unresolved":0}','cafa06e9d505606765a2d4b452645c2462161ef572d3d815bf59103073541621','fa398a28e8a91dea1c8012ace00cea51167ff576540092976c9a6e52f68650ea');
INSERT INTO "entries" VALUES(7,'report','f55b5d5404b3c20f7a45312b','rules/1','2024-09-01T08:02:00.000000Z','{"agency":"Meridian Wire","digest":"55b9be65e1c6fec1d98ac5576e505ac93bc497590f76461b0d4927161b398fc6","extra":{},"key":"f55b5d5404b3c20f7a45312b","language":"en","name":"wire-0001.txt","outlet":"Northern Wind","published":"2024-09-02","title":null,"url":"https://harbour.example/wire-0001.txt"}','fa398a28e8a91dea1c8012ace00cea51167ff576540092976c9a6e52f68650ea','13250ddf42a5f251ca85de8e7eb2b6a6c8d593068a6aa67379fa8f347ae90094');
INSERT INTO "entries" VALUES(8,'claim','5fc9fe7866475bb4','rules/1','2024-09-01T08:02:00.000000Z','{"claim":{"admin1":"Zaporizhzhia Oblast","country":"UA","date":"2024-09-02","date_basis":"on Wednesday","end":154,"error_km":null,"evidence":["video"],"id":"5fc9fe7866475bb4","kind":"fighting","lat":47.45,"lon":35.84,"party":"RUS","place":"Rabotino","place_id":"place:robotyne","place_name":"Robotyne","place_note":null,"place_type":"settlement","quote":"The General Staff of Ukraine said 8 assaults on Robotyne had been beaten back since the morning, in its statement number 1.","reasons":{"kind":"the verb take, of ground"},"side":"UKR","speaker":"General Staff of Ukraine","stance":"asserts","start":31},"report":"f55b5d5404b3c20f7a45312b","sketch":"h50L/G/zXyhtOrfZ/0tHvH8b2fUn2Ez8/XveusJa0G/jtinXC3Z95zyflO9Op3VUaTGnq4J9UnJkEvBJQ1oZTiN/Y1nFVcRho/dqKTGsPaohpF4yLIrMDZjGNw4O5T3qrWz4am7IHkJ9V7WL3GJErPqqK4IkFgMa4aOApe+m6QU=","theatre":"ukraine","told":"2024-09-02"}','13250ddf42a5f251ca85de8e7eb2b6a6c8d593068a6aa67379fa8f347ae90094','b28c3827e3605804071fc2cd50a7497af2eedae0c36ac3336f24a87895808197');
INSERT INTO "entries" VALUES(9,'claim','a7aa006932d9d619','rules/1','2024-09-01T08:02:00.000000Z','{"claim":{"admin1":"Donetsk Oblast","country":"UA","date":"2024-09-02","date_basis":"on Wednesday","end":301,"error_km":null,"evidence":["video"],"id":"a7aa006932d9d619","kind":"holds","lat":48.1,"lon":37.37,"party":"RUS","place":"Ukrayinsk","place_id":"place:ukrainsk","place_name":"Ukrainsk","place_note":null,"place_type":"settlement","quote":"The General Staff of Ukraine said its soldiers still held the centre of Ukrainsk and the road to the north, 2 days on, in its statement number 1.","reasons":{"kind":"the verb take, of ground"},"side":"UKR","speaker":"General Staff of Ukraine","stance":"asserts","start":156},"report":"f55b5d5404b3c20f7a45312b","sketch":"0LIYa7vyr6SVIzjATWgdS5rz1Ng8q6yq7ge2XUmUt5LjtnXh1TcLf1QuZOiBumWQrwinq4J9oOpkEvBJg79vFDfjy3p/kGsuxn5wTXqsRkHpgi5dO4g7ox/rcGcO5QgriClE0KnplPB9V8ww3GLG/fRRPdokFmZzi6yPAdAu0pk=","theatre":"ukraine","told":"2024-09-02"}','b28c3827e3605804071fc2cd50a7497af2eedae0c36ac3336f24a87895808197','92dd8a7eda5161c8c874fa8d0185eaa435fba817cfe920b8fffd09a95d250167');
INSERT INTO "entries" VALUES(10,'claim','9c6d19bd92921733','rules/1','2024-09-01T08:02:00.000000Z','{"claim":{"admin1":"Kharkiv Oblast","country":"UA","date":"2024-09-02","date_basis":"on Wednesday","end":440,"error_km":null,"evidence":["video"],"id":"9c6d19bd92921733","kind":"withdrew","lat":50.29,"lon":36.94,"party":"RUS","place":"Volchansk","place_id":"place:vovchansk","place_name":"Vovchansk","place_note":null,"place_type":"settlement","quote":"The General Staff of Ukraine said the brigade had been ordered to leave Vovchansk on day 5 to save its people, in its statement number 1.","reasons":{"kind":"the verb take, of ground"},"side":"UKR","speaker":"General Staff of Ukraine","stance":"asserts","start":303},"report":"f55b5d5404b3c20f7a45312b","sketch":"ZLj8Zq6CV2xzq+iI0aodS9bEwyyP9sZvcFuGhOgmt5J41ZmmiqpEuv/Iu9T+/GCrh1unq3WtvelkEg0FUN8enQtVWBOUD9vZWu6bpOYS+K/ctMkTlyZ3oR/rrrS6c8xurWxkE3hvnbR9Vx/q4f5sZUFiPdokFv2Wi6wO3vPFNyc=","theatre":"ukraine","told":"2024-09-02"}','92dd8a7eda5161c8c874fa8d0185eaa435fba817cfe920b8fffd09a95d250167','7b79d7ac726b3a5f77209ea26938c996122ab97911414bb332f6cc210d9610ab');
INSERT INTO "entries" VALUES(11,'figure','b741ffcf80d5','rules/1','2024-09-01T08:02:00.000000Z','{"figure":{"about":null,"approx":false,"bearing":null,"bound":null,"date":"2024-09-18","end":503,"id":"b741ffcf80d5","kind":"killed","period":null,"place":"Selydove","quote":"Shelling killed 2 people in Selydove, the regional head said.","reason":"","reference":null,"side":"UKR","speaker":"General Staff of Ukraine","start":442,"unit_text":"people","value":2.0},"report":"f55b5d5404b3c20f7a45312b","theatre":"ukraine","told":"2024-09-02"}','7b79d7ac726b3a5f77209ea26938c996122ab97911414bb332f6cc210d9610ab','0851f9cd8ffe4892f14835fae71356535a3016e17468779709cb3e9d1da311af');
INSERT INTO "entries" VALUES(12,'reading','f55b5d5404b3c20f7a45312b','rules/1','2024-09-01T08:02:00.000000Z','{"basis":"given","claims":3,"edition":"e1","figures":1,"notes":[],"refused":0,"report":"f55b5d5404b3c20f7a45312b","theatre":"ukraine","told":"2024-09-02","unresolved":0}','0851f9cd8ffe4892f14835fae71356535a3016e17468779709cb3e9d1da311af','15eb499a5ed0bd9ff085215b4cd184b86bd3744b070f5e169c6458823c81d9f1');
INSERT INTO "entries" VALUES(13,'report','49687738a74d349fdad8c334','rules/1','2024-09-01T08:03:00.000000Z','{"agency":"Meridian Wire","digest":"8c87753784d6e60c36460b57d47d3bd20742ddb76e9367a0a3a0044cb3a99f73","extra":{},"key":"49687738a74d349fdad8c334","language":"en","name":"wire-0002.txt","outlet":"Meridian Wire","published":"2024-09-03","title":null,"url":"https://harbour.example/wire-0002.txt"}','15eb499a5ed0bd9ff085215b4cd184b86bd3744b070f5e169c6458823c81d9f1','8bb537bc688810b9875b51cbe1e6a24e4f76b58a6120a5d7cf306793468f9262');
INSERT INTO "entries" VALUES(14,'claim','f5ccd3bf0ebc6a9b','rules/1','2024-09-01T08:03:00.000000Z','{"claim":{"admin1":"Donetsk Oblast","country":"UA","date":"2024-09-03","date_basis":"on Wednesday","end":173,"error_km":null,"evidence":["video"],"id":"f5ccd3bf0ebc6a9b","kind":"holds","lat":48.4,"lon":37.85,"party":"RUS","place":"Dzerzhinsk","place_id":"place:toretsk","place_name":"Toretsk","place_note":null,"place_type":"settlement","quote":"The Institute of the Front said its soldiers still held the centre of Toretsk and the road to the north, 6 days on, in its statement number 2.","reasons":{"kind":"the verb take, of ground"},"side":"independent","speaker":"Institute of the Front","stance":"asserts","start":31},"report":"49687738a74d349fdad8c334","sketch":"0LIoZXWXEBiVI4sSTWiynprzJFGMeEfa7ge2XZ5EI5LvMnXh0FOc8sW1ZOjU14WariirxoJ9L79kEvBJWWK28Dfjy3org2suxn5qKSvVRkF3my5dZZ8VjpHySPgO5dcoAa5E0KnprPs5xacQhOVqBTmNCt8PSmdXi6x/F9AuJ5A=","theatre":"ukraine","told":"2024-09-03"}','8bb537bc688810b9875b51cbe1e6a24e4f76b58a6120a5d7cf306793468f9262','bfcdc7f6e6e58a6c096b03480c5ba346320fc10e77987955a7c2b188ab0545f4');
INSERT INTO "entries" VALUES(15,'claim','a91cbcacc350f147','rules/1','2024-09-01T08:03:00.000000Z','{"claim":{"admin1":"Zaporizhzhia Oblast","country":"UA","date":"2024-09-03","date_basis":"on Wednesday","end":309,"error_km":null,"evidence":["video"],"id":"a91cbcacc350f147","kind":"withdrew","lat":47.45,"lon":35.84,"party":"RUS","place":"Rabotino","place_id":"place:robotyne","place_name":"Robotyne","place_note":null,"place_type":"settlement","quote":"The Institute of the Front said the brigade had been ordered to leave Robotyne on day 9 to save its people, in its statement number 2.","reasons":{"kind":"the verb take, of ground"},"side":"independent","speaker":"Institute of the Front","stance":"asserts","start":175},"report":"49687738a74d349fdad8c334","sketch":"hoP8Zq6CPsQ5BdTk0aqyntbEwyyMeMZvcFsq2Z5EI5JCZpmm0FNEul7Fu9T+/GCrriirxkC8H2dkEg0FUN8NgwtVizEikhXGclObpOYS+K+ovskTlyYVjlaRrrQO5X6a8l5Jw607rPsGCB/qrn0zc0Fi0yAkFv2Wi6x/FzlvgjQ=","theatre":"ukraine","told":"2024-09-03"}','bfcdc7f6e6e58a6c096b03480c5ba346320fc10e77987955a7c2b188ab0545f4','36197a2262ad31f38d19fe275efad4262580b7c56359ce2b87e52b22885ab750');
INSERT INTO "entries" VALUES(16,'claim','fa2ad3da3a127fab','rules/1','2024-09-01T08:03:00.000000Z','{"claim":{"admin1":"Donetsk Oblast","country":"UA","date":null,"date_basis":"on Wednesday","end":452,"error_km":null,"evidence":["video"],"id":"fa2ad3da3a127fab","kind":"captured","lat":48.1,"lon":37.37,"party":"RUS","place":"Ukrayinsk","place_id":"place:ukrainsk","place_name":"Ukrainsk","place_note":null,"place_type":"settlement","quote":"The Institute of the Front said its forces had taken the town of Ukrainsk after 3 days of fighting in its streets, in its statement number 2.","reasons":{"kind":"the verb take, of ground"},"side":"independent","speaker":"Institute of the Front","stance":"asserts","start":311},"report":"49687738a74d349fdad8c334","sketch":"I2M2DTSwGUTanKVUua+ynsjWQlLiLSPAh2ZcQp5EI5J0a2q00FORLtKbP8F9FFq0riirxtmZ/VFkEvBJHSLNSyQGCEQPG/u6clOMqtZU2+ksLh/lOpQVjvi8hw8O5X6apEZJw607rPs5xbLGX9Q9J8OSDWMkFmdXi6xY2R7kLC4=","theatre":"ukraine","told":"2024-09-03"}','36197a2262ad31f38d19fe275efad4262580b7c56359ce2b87e52b22885ab750','f19609d8e15d5a32961e3c43fb336a0c48f20b77ab3f8414c2866e33fdbf11a3');
INSERT INTO "entries" VALUES(17,'figure','2bd8449ed674','rules/1','2024-09-01T08:03:00.000000Z','{"figure":{"about":null,"approx":false,"bearing":null,"bound":null,"date":"2024-09-18","end":515,"id":"2bd8449ed674","kind":"killed","period":null,"place":"Robotyne","quote":"Shelling killed 3 people in Robotyne, the regional head said.","reason":"","reference":null,"side":"UKR","speaker":"General Staff of Ukraine","start":454,"unit_text":"people","value":3.0},"report":"49687738a74d349fdad8c334","theatre":"ukraine","told":"2024-09-03"}','f19609d8e15d5a32961e3c43fb336a0c48f20b77ab3f8414c2866e33fdbf11a3','228e9e94e654ca49d97d88ffef120dc2649a75d133bb9ae3632d65d7a45d3165');
INSERT INTO "entries" VALUES(18,'reading','49687738a74d349fdad8c334','rules/1','2024-09-01T08:03:00.000000Z','{"basis":"given","claims":3,"edition":"e1","figures":1,"notes":[],"refused":0,"report":"49687738a74d349fdad8c334","theatre":"ukraine","told":"2024-09-03","unresolved":0}','228e9e94e654ca49d97d88ffef120dc2649a75d133bb9ae3632d65d7a45d3165','3607abb5e3ca9e260e70aff9a51bda0754414923e387580ccbf14baea7d617a2');
INSERT INTO "entries" VALUES(19,'report','2c8546e7405b266a57996664','rules/1','2024-09-01T08:04:00.000000Z','{"agency":"Meridian Wire","digest":"10e46c7feb48049e6b7073ea724acefc38df8b8048e272a95893f2dec081ae42","extra":{},"key":"2c8546e7405b266a57996664","language":"en","name":"wire-0003.txt","outlet":null,"published":"2024-09-04","title":null,"url":"https://harbour.example/wire-0003.txt"}','3607abb5e3ca9e260e70aff9a51bda0754414923e387580ccbf14baea7d617a2','4fc7ef8eab22768d90f284044297b3cc5f7c5a65b8dc7dfa09c64902e35601b4');
INSERT INTO "entries" VALUES(20,'claim','58e18ba5bf8823c6','rules/1','2024-09-01T08:04:00.000000Z','{"claim":{"admin1":"Donetsk Oblast","country":"UA","date":"2024-09-04","date_basis":"on Wednesday","end":170,"error_km":null,"evidence":["video"],"id":"58e18ba5bf8823c6","kind":"withdrew","lat":48.15,"lon":37.3,"party":"RUS","place":"Selidovo","place_id":"place:selydove","place_name":"Selydove","place_note":null,"place_type":"settlement","quote":"The Russian Ministry of Defence said the brigade had been ordered to leave Selydove on day 4 to save its people, in its statement number 3.","reasons":{"kind":"the verb take, of ground"},"side":"RUS","speaker":"Russian Ministry of Defence","stance":"asserts","start":31},"report":"2c8546e7405b266a57996664","sketch":"sLz8ZucUPsQz7tTk0aq5TNbEwyxJQMZvcFsq2d3dNvgGXJmmiqpEuv/Iu9T+/GCrh1uJSvqkFBRkEg0FUN934ISdG5H4mVigzPf9AQlZ1iNc5skTlyZ3odIArrQO5cxuDEkMRsnSs2e6xD21pb3Hn0FiU0QkFv2Wi6wUZVfx9v4=","theatre":"ukraine","told":"2024-09-04"}','4fc7ef8eab22768d90f284044297b3cc5f7c5a65b8dc7dfa09c64902e35601b4','8195bb70016f257c232db150fe81beff66a6c65545eae2e7a22df56d052048bf');
INSERT INTO "entries" VALUES(21,'claim','44535db5c1ed73fd','rules/1','2024-09-01T08:04:00.000000Z','{"claim":{"admin1":"Donetsk Oblast","country":"UA","date":null,"date_basis":"on Wednesday","end":317,"error_km":null,"evidence":["video"],"id":"44535db5c1ed73fd","kind":"captured","lat":48.4,"lon":37.85,"party":"RUS","place":"Dzerzhinsk","place_id":"place:toretsk","place_name":"Toretsk","place_note":null,"place_type":"settlement","quote":"The Russian Ministry of Defence said its forces had taken the town of Toretsk after 7 days of fighting in its streets, in its statement number 3.","reasons":{"kind":"the verb take, of ground"},"side":"RUS","speaker":"Russian Ministry of Defence","stance":"asserts","start":172},"report":"2c8546e7405b266a57996664","sketch":"I2M2DTSw0E41XqVUua9PdMJNQlLiLSPAjfcISE5xND4Nt0hgHrLtfKlNP8FHHUF+a4WJStmZv6JkEliNiobNSyQGLfEkCuWnzPeMqglZ2+lc5h/lcoYibh1Xhw8O5cgvJiXR9fgjja7NtrLGcajHn+qncMEkFqCsi6zHYFfxXIE=","theatre":"ukraine","told":"2024-09-04"}','8195bb70016f257c232db150fe81beff66a6c65545eae2e7a22df56d052048bf','f7ce13637d02057449d31126b10d3e9ac617d9d4e8d900db155d8d28b2541b35');
INSERT INTO "entries" VALUES(22,'claim','c15f9f55d2c4ce3f','rules/1','2024-09-01T08:04:00.000000Z','{"claim":{"admin1":"Zaporizhzhia Oblast","country":"UA","date":"2024-09-04","date_basis":"on Wednesday","end":445,"error_km":null,"evidence":["video"],"id":"c15f9f55d2c4ce3f","kind":"fighting","lat":47.45,"lon":35.84,"party":"RUS","place":"Rabotino","place_id":"place:robotyne","place_name":"Robotyne","place_note":null,"place_type":"settlement","quote":"The Russian Ministry of Defence said 1 assaults on Robotyne had been beaten back since the morning, in its statement number 3.","reasons":{"kind":"the verb take, of ground"},"side":"RUS","speaker":"Russian Ministry of Defence","stance":"asserts","start":319},"report":"2c8546e7405b266a57996664","sketch":"odML/G/zXyhtOmVgi5ZHvH8brG4n2OCFjffeujnT1/NTDwnwrzR955T+lO/34kF+KLWJSoJ9mgpkEvBJQ1oZToSdY1mA7GP1zPc1RwlZPapc5l4yLIoAyJjGKjkO5T3qnYP4am7IXyJvP7WLvfjDZPqqK4IkFoKZ4aOApVfxs68=","theatre":"ukraine","told":"2024-09-04"}','f7ce13637d02057449d31126b10d3e9ac617d9d4e8d900db155d8d28b2541b35','4c816479c1d99b125ead67af5712f18d18accf8189c564e8703871b3bcf3e409');
INSERT INTO "entries" VALUES(23,'figure','169a6d694af0','rules/1','2024-09-01T08:04:00.000000Z','{"figure":{"about":null,"approx":false,"bearing":null,"bound":null,"date":"2024-09-18","end":509,"id":"169a6d694af0","kind":"killed","period":null,"place":"Vovchansk","quote":"Shelling killed 4 people in Vovchansk, the regional head said.","reason":"","reference":null,"side":"UKR","speaker":"General Staff of Ukraine","start":447,"unit_text":"people","value":4.0},"report":"2c8546e7405b266a57996664","theatre":"ukraine","told":"2024-09-04"}','4c816479c1d99b125ead67af5712f18d18accf8189c564e8703871b3bcf3e409','90c7b55f99013c6c9fadf84cad4d0b30ec12142e79bd8994d3115ad8af3f10af');
INSERT INTO "entries" VALUES(24,'reading','2c8546e7405b266a57996664','rules/1','2024-09-01T08:04:00.000000Z','{"basis":"given","claims":3,"edition":"e1","figures":1,"notes":[],"refused":0,"report":"2c8546e7405b266a57996664","theatre":"ukraine","told":"2024-09-04","unresolved":0}','90c7b55f99013c6c9fadf84cad4d0b30ec12142e79bd8994d3115ad8af3f10af','cb0601a4a42f33d9702580053fc3c09d86c5158c8065a559e0f030f6d7d4daeb');
INSERT INTO "entries" VALUES(25,'failure','broken.txt','whoholds','2024-09-01T08:05:00.000000Z','{"error":"it is a PDF; convert it to text first","name":"broken.txt"}','cb0601a4a42f33d9702580053fc3c09d86c5158c8065a559e0f030f6d7d4daeb','c6f0883c534961f27e8a949e5ab9c443f34a5644b46af0e4a218250a002aa060');
INSERT INTO "entries" VALUES(26,'claim','f5ccd3bf0ebc6a9b','rules/2','2024-09-01T08:06:00.000000Z','{"claim":{"admin1":"Donetsk Oblast","country":"UA","date":"2024-09-03","date_basis":"on Wednesday","end":173,"error_km":null,"evidence":["video"],"id":"f5ccd3bf0ebc6a9b","kind":"holds","lat":48.4,"lon":37.85,"party":"RUS","place":"Dzerzhinsk","place_id":"place:toretsk","place_name":"Toretsk","place_note":null,"place_type":"settlement","quote":"The Institute of the Front said its soldiers still held the centre of Toretsk and the road to the north, 6 days on, in its statement number 2.","reasons":{"kind":"the verb take, of ground"},"side":"independent","speaker":"Institute of the Front","stance":"asserts","start":31},"report":"49687738a74d349fdad8c334","sketch":"0LIoZXWXEBiVI4sSTWiynprzJFGMeEfa7ge2XZ5EI5LvMnXh0FOc8sW1ZOjU14WariirxoJ9L79kEvBJWWK28Dfjy3org2suxn5qKSvVRkF3my5dZZ8VjpHySPgO5dcoAa5E0KnprPs5xacQhOVqBTmNCt8PSmdXi6x/F9AuJ5A=","theatre":"ukraine","told":"2024-09-03"}','c6f0883c534961f27e8a949e5ab9c443f34a5644b46af0e4a218250a002aa060','aae721e8a2ed2e7e29166fab65099e6c8c2caa8f25cbeeca6d9a6ed59ecd2fbb');
INSERT INTO "entries" VALUES(27,'claim','a91cbcacc350f147','rules/2','2024-09-01T08:06:00.000000Z','{"claim":{"admin1":"Zaporizhzhia Oblast","country":"UA","date":"2024-09-03","date_basis":"on Wednesday","end":309,"error_km":null,"evidence":["video"],"id":"a91cbcacc350f147","kind":"withdrew","lat":47.45,"lon":35.84,"party":"RUS","place":"Rabotino","place_id":"place:robotyne","place_name":"Robotyne","place_note":null,"place_type":"settlement","quote":"The Institute of the Front said the brigade had been ordered to leave Robotyne on day 9 to save its people, in its statement number 2.","reasons":{"kind":"the verb take, of ground"},"side":"independent","speaker":"Institute of the Front","stance":"asserts","start":175},"report":"49687738a74d349fdad8c334","sketch":"hoP8Zq6CPsQ5BdTk0aqyntbEwyyMeMZvcFsq2Z5EI5JCZpmm0FNEul7Fu9T+/GCrriirxkC8H2dkEg0FUN8NgwtVizEikhXGclObpOYS+K+ovskTlyYVjlaRrrQO5X6a8l5Jw607rPsGCB/qrn0zc0Fi0yAkFv2Wi6x/FzlvgjQ=","theatre":"ukraine","told":"2024-09-03"}','aae721e8a2ed2e7e29166fab65099e6c8c2caa8f25cbeeca6d9a6ed59ecd2fbb','1080d9cce293c06413527cdec93db82580c3ac97a7fc8bcb864eaf4a8a998de5');
INSERT INTO "entries" VALUES(28,'claim','fa2ad3da3a127fab','rules/2','2024-09-01T08:06:00.000000Z','{"claim":{"admin1":"Donetsk Oblast","country":"UA","date":null,"date_basis":"on Wednesday","end":452,"error_km":null,"evidence":["video"],"id":"fa2ad3da3a127fab","kind":"captured","lat":48.1,"lon":37.37,"party":"RUS","place":"Ukrayinsk","place_id":"place:ukrainsk","place_name":"Ukrainsk","place_note":null,"place_type":"settlement","quote":"The Institute of the Front said its forces had taken the town of Ukrainsk after 3 days of fighting in its streets, in its statement number 2.","reasons":{"kind":"the verb take, of ground"},"side":"independent","speaker":"Institute of the Front","stance":"asserts","start":311},"report":"49687738a74d349fdad8c334","sketch":"I2M2DTSwGUTanKVUua+ynsjWQlLiLSPAh2ZcQp5EI5J0a2q00FORLtKbP8F9FFq0riirxtmZ/VFkEvBJHSLNSyQGCEQPG/u6clOMqtZU2+ksLh/lOpQVjvi8hw8O5X6apEZJw607rPs5xbLGX9Q9J8OSDWMkFmdXi6xY2R7kLC4=","theatre":"ukraine","told":"2024-09-03"}','1080d9cce293c06413527cdec93db82580c3ac97a7fc8bcb864eaf4a8a998de5','6d1173c169dfa733c0e87d62afaa48d34d99f50cd84a0daceb8fcf6afcf26f8d');
INSERT INTO "entries" VALUES(29,'figure','2bd8449ed674','rules/2','2024-09-01T08:06:00.000000Z','{"figure":{"about":null,"approx":false,"bearing":null,"bound":null,"date":"2024-09-18","end":515,"id":"2bd8449ed674","kind":"killed","period":null,"place":"Robotyne","quote":"Shelling killed 3 people in Robotyne, the regional head said.","reason":"","reference":null,"side":"UKR","speaker":"General Staff of Ukraine","start":454,"unit_text":"people","value":3.0},"report":"49687738a74d349fdad8c334","theatre":"ukraine","told":"2024-09-03"}','6d1173c169dfa733c0e87d62afaa48d34d99f50cd84a0daceb8fcf6afcf26f8d','8f651bbf49b14f795128543e6215456ae25669cb94bbfeaac99f51c1ebfd6e9d');
INSERT INTO "entries" VALUES(30,'reading','49687738a74d349fdad8c334','rules/2','2024-09-01T08:06:00.000000Z','{"basis":"given","claims":3,"edition":"e2","figures":1,"notes":[],"refused":0,"report":"49687738a74d349fdad8c334","theatre":"ukraine","told":"2024-09-03","unresolved":0}','8f651bbf49b14f795128543e6215456ae25669cb94bbfeaac99f51c1ebfd6e9d','840ceb2d83371e7ce5d8a7e17b521868ea076d531bef3e583102110871d843b4');
INSERT INTO "entries" VALUES(31,'review','5fc9fe7866475bb4','whoholds','2024-09-01T08:07:00.000000Z','{"by":"A. Reader","changes":{},"claim":"5fc9fe7866475bb4","note":"it is of another village","verdict":"reject"}','840ceb2d83371e7ce5d8a7e17b521868ea076d531bef3e583102110871d843b4','746731f5c499dea3b785e651bcf024243339b15c254d453f9df36e7fcdd456a8');
INSERT INTO "entries" VALUES(32,'review','44535db5c1ed73fd','whoholds','2024-09-01T08:08:00.000000Z','{"by":"A. Reader","changes":{"party":"UKR"},"claim":"44535db5c1ed73fd","note":"a slip","verdict":"correct"}','746731f5c499dea3b785e651bcf024243339b15c254d453f9df36e7fcdd456a8','79f295df70405eee2c7f93b9ce1ee04ff13eff12a646b987b54f11242360a47d');
CREATE TABLE failures (
	seq INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	name TEXT NOT NULL, 
	error TEXT NOT NULL, 
	recorded TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "failures" VALUES(25,'997237bc7906a66852c1c0b8f9ed4bd57c0510149ae3358ca7c58a3c3c1f46a6','broken.txt','it is a PDF; convert it to text first','2024-09-01T08:05:00.000000Z');
CREATE TABLE figures (
	seq INTEGER NOT NULL, 
	since INTEGER NOT NULL, 
	dropped INTEGER, 
	id TEXT NOT NULL, 
	report TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	speaker TEXT NOT NULL, 
	side TEXT NOT NULL, 
	first_day TEXT NOT NULL, 
	last_day TEXT NOT NULL, 
	told TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "figures" VALUES(5,6,NULL,'96a76af12434','f389163bbb722f6fb7f6c5bd','killed','ukrainsk','General Staff of Ukraine','UKR','2024-09-18','2024-09-18','2024-09-01');
INSERT INTO "figures" VALUES(11,12,NULL,'b741ffcf80d5','f55b5d5404b3c20f7a45312b','killed','silidivi','General Staff of Ukraine','UKR','2024-09-18','2024-09-18','2024-09-02');
INSERT INTO "figures" VALUES(17,18,30,'2bd8449ed674','49687738a74d349fdad8c334','killed','ribitini','General Staff of Ukraine','UKR','2024-09-18','2024-09-18','2024-09-03');
INSERT INTO "figures" VALUES(23,24,NULL,'169a6d694af0','2c8546e7405b266a57996664','killed','vilchansk','General Staff of Ukraine','UKR','2024-09-18','2024-09-18','2024-09-04');
INSERT INTO "figures" VALUES(29,30,NULL,'2bd8449ed674','49687738a74d349fdad8c334','killed','ribitini','General Staff of Ukraine','UKR','2024-09-18','2024-09-18','2024-09-03');
CREATE TABLE head (
	id INTEGER NOT NULL, 
	length INTEGER NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "head" VALUES(1,32,'79f295df70405eee2c7f93b9ce1ee04ff13eff12a646b987b54f11242360a47d');
CREATE TABLE place_names (
	folded TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	PRIMARY KEY (folded, place_id)
)
 WITHOUT ROWID

;
INSERT INTO "place_names" VALUES('dzirzhinsk','place:toretsk');
INSERT INTO "place_names" VALUES('ribitini','place:robotyne');
INSERT INTO "place_names" VALUES('silidivi','place:selydove');
INSERT INTO "place_names" VALUES('tiritsk','place:toretsk');
INSERT INTO "place_names" VALUES('ukrainsk','place:ukrainsk');
INSERT INTO "place_names" VALUES('vilchansk','place:vovchansk');
CREATE TABLE places (
	place_id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	type TEXT, 
	admin1 TEXT, 
	country TEXT, 
	lat FLOAT, 
	lon FLOAT, 
	error_km FLOAT, 
	PRIMARY KEY (place_id)
)
 WITHOUT ROWID

;
INSERT INTO "places" VALUES('place:robotyne',8,'Robotyne','settlement','Zaporizhzhia Oblast','UA',47.45,35.84,NULL);
INSERT INTO "places" VALUES('place:selydove',4,'Selydove','settlement','Donetsk Oblast','UA',48.15,37.3,NULL);
INSERT INTO "places" VALUES('place:toretsk',14,'Toretsk','settlement','Donetsk Oblast','UA',48.4,37.85,NULL);
INSERT INTO "places" VALUES('place:ukrainsk',2,'Ukrainsk','settlement','Donetsk Oblast','UA',48.1,37.37,NULL);
INSERT INTO "places" VALUES('place:vovchansk',3,'Vovchansk','settlement','Kharkiv Oblast','UA',50.29,36.94,NULL);
CREATE TABLE readings (
	seq INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	producer TEXT NOT NULL, 
	edition TEXT NOT NULL, 
	told TEXT NOT NULL, 
	recorded TEXT NOT NULL, 
	theatre TEXT, 
	claims INTEGER NOT NULL, 
	figures INTEGER NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(report) REFERENCES reports ("key")
);
INSERT INTO "readings" VALUES(6,'f389163bbb722f6fb7f6c5bd','rules/1','e1','2024-09-01','2024-09-01T08:01:00.000000Z','ukraine',3,1);
INSERT INTO "readings" VALUES(12,'f55b5d5404b3c20f7a45312b','rules/1','e1','2024-09-02','2024-09-01T08:02:00.000000Z','ukraine',3,1);
INSERT INTO "readings" VALUES(18,'49687738a74d349fdad8c334','rules/1','e1','2024-09-03','2024-09-01T08:03:00.000000Z','ukraine',3,1);
INSERT INTO "readings" VALUES(24,'2c8546e7405b266a57996664','rules/1','e1','2024-09-04','2024-09-01T08:04:00.000000Z','ukraine',3,1);
INSERT INTO "readings" VALUES(30,'49687738a74d349fdad8c334','rules/2','e2','2024-09-03','2024-09-01T08:06:00.000000Z','ukraine',3,1);
CREATE TABLE reports (
	"key" TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	published TEXT, 
	outlet TEXT, 
	agency TEXT, 
	url TEXT, 
	title TEXT, 
	language TEXT, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(digest) REFERENCES texts (digest)
);
INSERT INTO "reports" VALUES('f389163bbb722f6fb7f6c5bd',1,'wire-0000.txt','e81859794ae7299ddb2c1d4f9f2c5277fba37d5cb3498db2f88637d61ed13142','2024-09-01','Harbour Post','Meridian Wire','https://harbour.example/wire-0000.txt',NULL,'en');
INSERT INTO "reports" VALUES('f55b5d5404b3c20f7a45312b',7,'wire-0001.txt','55b9be65e1c6fec1d98ac5576e505ac93bc497590f76461b0d4927161b398fc6','2024-09-02','Northern Wind','Meridian Wire','https://harbour.example/wire-0001.txt',NULL,'en');
INSERT INTO "reports" VALUES('49687738a74d349fdad8c334',13,'wire-0002.txt','8c87753784d6e60c36460b57d47d3bd20742ddb76e9367a0a3a0044cb3a99f73','2024-09-03','Meridian Wire','Meridian Wire','https://harbour.example/wire-0002.txt',NULL,'en');
INSERT INTO "reports" VALUES('2c8546e7405b266a57996664',19,'wire-0003.txt','10e46c7feb48049e6b7073ea724acefc38df8b8048e272a95893f2dec081ae42','2024-09-04',NULL,'Meridian Wire','https://harbour.example/wire-0003.txt',NULL,'en');
CREATE TABLE reviews (
	seq INTEGER NOT NULL, 
	claim TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	reviewer TEXT NOT NULL, 
	note TEXT NOT NULL, 
	changes TEXT NOT NULL, 
	recorded TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "reviews" VALUES(31,'5fc9fe7866475bb4','reject','A. Reader','it is of another village','{}','2024-09-01T08:07:00.000000Z');
INSERT INTO "reviews" VALUES(32,'44535db5c1ed73fd','correct','A. Reader','a slip','{"party":"UKR"}','2024-09-01T08:08:00.000000Z');
CREATE TABLE texts (
	digest TEXT NOT NULL, 
	body BLOB NOT NULL, 
	PRIMARY KEY (digest)
);
INSERT INTO "texts" VALUES('e81859794ae7299ddb2c1d4f9f2c5277fba37d5cb3498db2f88637d61ed13142',X'4B5949562C2053657074203120284D6572696469616E205769726529202D20546865205275737369616E204D696E6973747279206F6620446566656E636520736169642069747320666F72636573206861642074616B656E2074686520746F776E206F6620556B7261696E736B20616674657220312064617973206F66206669676874696E6720696E2069747320737472656574732C20696E206974732073746174656D656E74206E756D62657220302E0A0A546865205275737369616E204D696E6973747279206F6620446566656E6365207361696420342061737361756C7473206F6E20566F766368616E736B20686164206265656E2062656174656E206261636B2073696E636520746865206D6F726E696E672C20696E206974732073746174656D656E74206E756D62657220302E0A0A546865205275737369616E204D696E6973747279206F6620446566656E636520736169642069747320736F6C6469657273207374696C6C2068656C64207468652063656E747265206F662053656C79646F766520616E642074686520726F616420746F20746865206E6F7274682C20372064617973206F6E2C20696E206974732073746174656D656E74206E756D62657220302E0A0A5368656C6C696E67206B696C6C656420312070656F706C6520696E20556B7261696E736B2C2074686520726567696F6E616C206865616420736169642E');
INSERT INTO "texts" VALUES('55b9be65e1c6fec1d98ac5576e505ac93bc497590f76461b0d4927161b398fc6',X'4B5949562C2053657074203220284D6572696469616E205769726529202D205468652047656E6572616C205374616666206F6620556B7261696E65207361696420382061737361756C7473206F6E20526F626F74796E6520686164206265656E2062656174656E206261636B2073696E636520746865206D6F726E696E672C20696E206974732073746174656D656E74206E756D62657220312E0A0A5468652047656E6572616C205374616666206F6620556B7261696E6520736169642069747320736F6C6469657273207374696C6C2068656C64207468652063656E747265206F6620556B7261696E736B20616E642074686520726F616420746F20746865206E6F7274682C20322064617973206F6E2C20696E206974732073746174656D656E74206E756D62657220312E0A0A5468652047656E6572616C205374616666206F6620556B7261696E65207361696420746865206272696761646520686164206265656E206F72646572656420746F206C6561766520566F766368616E736B206F6E20646179203520746F2073617665206974732070656F706C652C20696E206974732073746174656D656E74206E756D62657220312E0A0A5368656C6C696E67206B696C6C656420322070656F706C6520696E2053656C79646F76652C2074686520726567696F6E616C206865616420736169642E');
INSERT INTO "texts" VALUES('8c87753784d6e60c36460b57d47d3bd20742ddb76e9367a0a3a0044cb3a99f73',X'4B5949562C2053657074203320284D6572696469616E205769726529202D2054686520496E73746974757465206F66207468652046726F6E7420736169642069747320736F6C6469657273207374696C6C2068656C64207468652063656E747265206F6620546F726574736B20616E642074686520726F616420746F20746865206E6F7274682C20362064617973206F6E2C20696E206974732073746174656D656E74206E756D62657220322E0A0A54686520496E73746974757465206F66207468652046726F6E74207361696420746865206272696761646520686164206265656E206F72646572656420746F206C6561766520526F626F74796E65206F6E20646179203920746F2073617665206974732070656F706C652C20696E206974732073746174656D656E74206E756D62657220322E0A0A54686520496E73746974757465206F66207468652046726F6E7420736169642069747320666F72636573206861642074616B656E2074686520746F776E206F6620556B7261696E736B20616674657220332064617973206F66206669676874696E6720696E2069747320737472656574732C20696E206974732073746174656D656E74206E756D62657220322E0A0A5368656C6C696E67206B696C6C656420332070656F706C6520696E20526F626F74796E652C2074686520726567696F6E616C206865616420736169642E');
INSERT INTO "texts" VALUES('10e46c7feb48049e6b7073ea724acefc38df8b8048e272a95893f2dec081ae42',X'4B5949562C2053657074203420284D6572696469616E205769726529202D20546865205275737369616E204D696E6973747279206F6620446566656E6365207361696420746865206272696761646520686164206265656E206F72646572656420746F206C656176652053656C79646F7665206F6E20646179203420746F2073617665206974732070656F706C652C20696E206974732073746174656D656E74206E756D62657220332E0A0A546865205275737369616E204D696E6973747279206F6620446566656E636520736169642069747320666F72636573206861642074616B656E2074686520746F776E206F6620546F726574736B20616674657220372064617973206F66206669676874696E6720696E2069747320737472656574732C20696E206974732073746174656D656E74206E756D62657220332E0A0A546865205275737369616E204D696E6973747279206F6620446566656E6365207361696420312061737361756C7473206F6E20526F626F74796E6520686164206265656E2062656174656E206261636B2073696E636520746865206D6F726E696E672C20696E206974732073746174656D656E74206E756D62657220332E0A0A5368656C6C696E67206B696C6C656420342070656F706C6520696E20566F766368616E736B2C2074686520726567696F6E616C206865616420736169642E');
CREATE INDEX reports_seq ON reports (seq);
CREATE INDEX readings_report ON readings (report, seq);
CREATE INDEX claims_place ON claims (place_id, told, id);
CREATE INDEX claims_told ON claims (told, id);
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_report ON claims (report);
CREATE INDEX claims_speaker ON claims (speaker);
CREATE INDEX figures_told ON figures (told, id);
CREATE INDEX figures_folded ON figures (folded, told, id);
CREATE INDEX figures_report ON figures (report);
CREATE INDEX reviews_claim ON reviews (claim, seq);
CREATE UNIQUE INDEX failures_digest ON failures (digest);
COMMIT;
