extension InstanceClass {
    private var parts: [String] { text.split(separator: ".", omittingEmptySubsequences: false).map(String.init) }

    /// Whether the class brings local NVMe storage (Optimized Reads): a `d` behind the generation, as in `db.r6gd.xlarge`.
    package var hasLocalStorage: Bool {
        guard parts.count >= 3, parts[0] == "db" else { return false }
        return parts[1].drop { !$0.isNumber }.contains("d")
    }

    /// `db.r6g.xlarge` for `db.r6gd.xlarge`: the same without local storage.
    package var withoutLocalStorage: InstanceClass {
        guard hasLocalStorage else { return self }
        var parts = parts
        parts[1] = String(parts[1].reversed().drop { $0 == "d" }.reversed())
        return InstanceClass(parts.joined(separator: "."))
    }
}
