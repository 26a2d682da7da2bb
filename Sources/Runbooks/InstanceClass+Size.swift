import Maintenance

extension InstanceClass {
    /// The middle part (`r6g` of `db.r6g.xlarge`) and the size; `nil` for `db.serverless` and what does not look so.
    private var parts: (family: Substring, size: Substring)? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0] == "db" else { return nil }
        return (parts[1], parts[2])
    }

    /// Memory in MiB; `nil` for classes that we do not know.
    ///
    /// Source: Aurora user guide, "Hardware specifications for DB instance classes": within a family memory doubles from
    /// size to size.
    var memory: Int? {
        guard let (family, size) = parts else { return nil }
        let ofLarge: Int
        switch family.first {
        case "r", "z": ofLarge = 16 * 1024
        case "t", "m": ofLarge = 8 * 1024
        case "x": ofLarge = 32 * 1024
        default: return nil
        }
        switch size {
        case "micro": return ofLarge / 8
        case "small": return ofLarge / 4
        case "medium": return ofLarge / 2
        case "large": return ofLarge
        case "xlarge": return ofLarge * 2
        default:
            guard size.hasSuffix("xlarge"), let factor = Int(size.dropLast("xlarge".count)), (1...64).contains(factor)
            else { return nil }
            return ofLarge * 2 * factor
        }
    }
}
