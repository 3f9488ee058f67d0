"""stub"""
def main() -> None:
    """stub"""
    print("whoholds")
