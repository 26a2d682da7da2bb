import Maintenance

/// What an entry of `lifecycles` has to keep to, as far as it can be told without asking AWS.
struct LifecycleRules: Sendable {
    let entry: ConfiguredLifecycle
    /// Of the bot; an entry may name another.
    let configuredRegion: String?
    /// Where the entry stands: `lifecycles[0]`.
    let path: String

    var lifecycle: Lifecycle { entry.lifecycle }
    var region: String? { lifecycle.region ?? configuredRegion }

    /// - Throws: `ConfigError` for the first mistake.
    func check() throws(ConfigError) {
        try checkNames()
        try checkPlace()
        try checkSource()
        try checkEngine()
        try checkInstances()
        try checkNetwork()
        try checkGroups()
        try checkStorage()
        try checkChanges()
        try checkRecord()
        try checkTags()
    }

    func mistake(_ key: String, _ sentence: String) -> ConfigError { ConfigError("\(path).\(key)", sentence) }

    /// A name of something at AWS, which AWS alone knows.
    func checkName(_ key: String, _ name: String?) throws(ConfigError) {
        guard let name, name.isEmpty || name.contains(where: \.isWhitespace) else { return }
        throw mistake(key, "“\(name)” is not a name. Write one, or leave the key out.")
    }

    func checkOnce(_ key: String, _ values: [String]) throws(ConfigError) {
        for (index, value) in values.enumerated() where values.prefix(index).contains(value) {
            throw mistake(key, "\(value) is listed twice.")
        }
    }

    /// Probably not meant.
    var warnings: [String] {
        // A resolver may hand out the old value for as long as it lives.
        guard let dns = lifecycle.dns, dns.ttl > 300 else { return [] }
        return [
            "\(path).dns.ttl is \(dns.ttl): clients may reach the database before for that many seconds after a promotion. "
                + "60 is usual."
        ]
    }
}

extension String {
    /// Whether AWS takes it as the identifier of a database, or as a part of one (API reference, CreateDBCluster,
    /// `DBClusterIdentifier`; it is stored in small letters).
    var isIdentifierPart: Bool { wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil }

    var isDatabaseIdentifier: Bool { isIdentifierPart && first?.isLetter == true && count <= 63 }
}
