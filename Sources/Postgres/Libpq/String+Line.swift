extension String {
    /// The line, the first being 1, of the character that PostgreSQL counts as this one, the first being 1.
    func line(ofCharacter position: Int) -> Int {
        var (line, previous) = (1, Unicode.Scalar(0))
        for scalar in unicodeScalars.prefix(max(0, position - 1)) {
            if scalar == "\r" || (scalar == "\n" && previous != "\r") { line += 1 }
            previous = scalar
        }
        return line
    }
}
