import Maintenance

/// What rds-echo is told of a lifecycle, by `rdsecho.properties` or by `RDS_ECHO_OPTS`.
struct RDSEchoSettings: Sendable {
    /// A key of rds-echo, without `rdsecho.`.
    ///
    /// Source: rds-echo's `EchoCfg.java` and `rdsecho.properties.sample`.
    enum Key: String, CaseIterable {
        case interactive, name, region, accountNumber
        case snapshotOf = "snapshot.dbInstanceIdentifier"
        case engine = "new.engine"
        case licence = "new.licenseModel"
        case instanceClass = "new.dbInstanceClass"
        case multiAZ = "new.multiAz"
        case storageType = "new.storageType"
        case iops = "new.iops"
        case port = "new.port"
        case optionGroup = "new.optionGroupName"
        case autoMinorUpgrade = "new.autoMinorVersionUpgrade"
        case tags = "new.tags"
        case parameterGroup = "mod.dbParameterGroupName"
        case securityGroups = "mod.dbSecurityGroups"
        case backupRetention = "mod.backupRetentionPeriod"
        case appliesAtOnce = "mod.applyImmediately"
        case record = "promote.cname"
        case ttl = "promote.ttl"
        case promotionTags = "promote.tags"
        case skipsFinalSnapshot = "retire.skipFinalSnapshot"
        case finalSnapshot = "retire.finalDbSnapshotIdentifier"

        var written: String { RDSEchoSettings.prefix + rawValue }
    }

    static let prefix = "rdsecho."

    /// By their keys as they are written; several where a key comes several times.
    private var values: [String: [String]] = [:]
    /// Keys of rds-echo that it does not know, in their order.
    private(set) var unknown: [String] = []

    init(properties text: String) throws(Refusal) {
        try self.init(JavaProperties(text).properties.map { ($0.key, $0.value) })
    }

    /// - Parameter text: what `RDS_ECHO_OPTS` is set to: `-Drdsecho.name=development …`.
    init(options text: String) throws(Refusal) {
        let words = try ShellWords.split(text)
        try self.init(
            words.filter { $0.hasPrefix("-D") }.map { word in
                let place = word.firstIndex(of: "=") ?? word.endIndex
                return (String(word[..<place].dropFirst(2)), String(word[place...].dropFirst()))
            })
    }

    private init(_ settings: [(key: String, value: String)]) throws(Refusal) {
        for (key, value) in settings { values[key, default: []].append(value) }
        let known = Set(Key.allCases.map(\.written))
        for (key, _) in settings where key.hasPrefix(Self.prefix) && !known.contains(key) && !unknown.contains(key) {
            unknown.append(key)
        }
        guard settings.contains(where: { known.contains($0.key) }) else {
            throw Refusal("nothing here is a setting of rds-echo: they begin with rdsecho., such as rdsecho.name.")
        }
    }

    /// The first value, as rds-echo's library takes it; `nil` where there is none or an empty one.
    subscript(key: Key) -> String? {
        guard let value = values[key.written]?.first.map(replaced)?.trimmed, !value.isEmpty else { return nil }
        return value
    }

    /// A list is written with commas, or by giving the key several times.
    func list(_ key: Key) -> [String] {
        (values[key.written] ?? []).flatMap { replaced($0).split(separator: ",").map { String($0).trimmed } }
            .filter { !$0.isEmpty }
    }

    /// Puts other settings in the place of `${…}` (Apache Commons Configuration user guide, "Variable Interpolation").
    private func replaced(_ text: String) -> String {
        var text = text
        // A setting that names itself would never end.
        for _ in 0..<10 {
            guard let match = text.firstMatch(of: /\$\{([^${}]+)\}/), let value = values[String(match.1)]?.first else {
                break
            }
            text.replaceSubrange(match.range, with: value)
        }
        return text
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
