extension Sequence where Element: CustomStringConvertible {
    /// "a", "a and b", "a, b and c".
    package var listed: String {
        let names = map(\.description)
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}
