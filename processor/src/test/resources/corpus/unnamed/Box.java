record Box(int x) {}
