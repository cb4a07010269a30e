record Job(int x) {}
