enum Hue {
    RED,
    GREEN
}
