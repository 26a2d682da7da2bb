import Maintenance
import Runbooks

/// Instance classes as people type them. Whether AWS offers a class is not known here, only whether it could be one.
enum ClassSpelling {
    private static let sizes = [
        "micro", "small", "medium", "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge",
        "24xlarge", "32xlarge", "48xlarge",
    ]

    /// - Throws: `Refusal` with the nearest class that would do.
    static func read(_ word: String) throws(Refusal) -> InstanceClass {
        let name = word.lowercased()
        if isClass(name) { return InstanceClass(name) }
        guard let suggestion = suggestion(for: name) else {
            throw Refusal("\(DatabaseName.quoted(word)) is not an instance class. One looks like `db.r6g.xlarge`.")
        }
        throw Refusal("\(DatabaseName.quoted(word)) is not an instance class. Did you mean `\(suggestion)`?")
    }

    private static func isClass(_ name: String) -> Bool {
        // Sizes that come later are numbers before "xlarge", too.
        name.wholeMatch(
            of: /db\.[a-z][a-z0-9-]{0,15}\.(?:micro|small|medium|large|[0-9]{0,3}xlarge|metal(?:-[0-9]+xl)?)/)
            != nil || name == "db.serverless"
    }

    private static func suggestion(for name: String) -> String? {
        guard name.utf8.count <= 40 else { return nil }
        var parts = name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        if parts.first == "db" { parts.removeFirst() }
        if let first = parts.first, parts.count == 2, first.hasPrefix("db"), first.count > 3 {
            parts[0] = String(first.dropFirst(2))
        }
        guard parts.count == 2, parts[0].first?.isLetter == true else {
            return parts == ["serverless"] ? "db.serverless" : nil
        }
        let size = sizes.contains(parts[1]) ? parts[1] : sizes.nearest(to: parts[1]).first
        guard let size else { return nil }
        let candidate = "db.\(parts[0]).\(size)"
        return isClass(candidate) ? candidate : nil
    }
}
