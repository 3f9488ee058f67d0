from eval.gate import main

raise SystemExit(main())
