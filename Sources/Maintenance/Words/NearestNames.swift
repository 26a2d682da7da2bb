extension Sequence<String> {
    /// The names that somebody may have meant by `name`, nearest first, at most three.
    package func nearest(to name: String) -> [String] {
        let wanted = name.lowercased()
        guard !wanted.isEmpty else { return [] }
        let allowance = Swift.max(2, wanted.count / 3)
        return map { (name: $0, distance: wanted.edits(to: $0.lowercased())) }
            .filter { $0.distance <= allowance || $0.name.lowercased().hasPrefix(wanted) }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
            .prefix(3).map(\.name)
    }
}

extension String {
    /// The number of characters to insert, remove or replace (Levenshtein distance).
    fileprivate func edits(to other: String) -> Int {
        let columns = Array(other)
        var row = Array(0...columns.count)
        for (line, character) in enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (index, column) in columns.enumerated() {
                let replaced = diagonal + (character == column ? 0 : 1)
                diagonal = row[index + 1]
                row[index + 1] = Swift.min(replaced, row[index] + 1, diagonal + 1)
            }
        }
        return row[columns.count]
    }
}
