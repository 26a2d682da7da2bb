package import Maintenance

/// Names as people type them, made into what AWS and the journal call things, or refused for what they cannot be.
package enum DatabaseName {
    static func cluster(_ word: String) throws(Refusal) -> ClusterID {
        ClusterID(try identifier(word, "cluster", example: "orders"))
    }

    static func instance(_ word: String) throws(Refusal) -> InstanceID {
        InstanceID(try identifier(word, "instance", example: "orders-1"))
    }

    /// Names of proxies keep to the rules of instances (API reference, CreateDBProxy, `DBProxyName`).
    static func proxy(_ word: String) throws(Refusal) -> String {
        try identifier(word, "proxy", example: "orders-proxy")
    }

    /// Databases of a lifecycle begin with its name.
    static func lifecycle(_ word: String) throws(Refusal) -> String {
        try identifier(word, "lifecycle", example: "development")
    }

    /// A snapshot by its identifier (automated ones begin with `rds:`), or by its ARN.
    package static func snapshot(_ word: String) throws(Refusal) -> String {
        let isARN =
            word.wholeMatch(of: /arn:[A-Za-z0-9-]+:rds:[A-Za-z0-9-]+:[0-9]{12}:(?:cluster-)?snapshot:[A-Za-z0-9:-]+/)
            != nil
        if word.utf8.count <= 512, isARN { return word }
        let name = word.lowercased()
        guard name.utf8.count <= 255, name.wholeMatch(of: /(?:[a-z]+:)?[a-z](?:-?[a-z0-9])*/) != nil else {
            throw Refusal(
                "\(quoted(word)) is not the name of a snapshot. One looks like `before-release` or "
                    + "`rds:orders-2026-01-05-03-10`; an ARN does as well.")
        }
        return name
    }

    static func region(_ word: String?) throws(Refusal) -> String? {
        guard let region = word?.lowercased() else { return nil }
        guard region.count <= 32, region.wholeMatch(of: /[a-z]{2,}(?:-[a-z]+)+-[0-9]{1,2}/) != nil else {
            throw Refusal("\(quoted(region)) is not a region. One looks like `us-east-1`.")
        }
        return region
    }

    /// The beginning of an operation's id.
    static func operation(_ word: String) throws(Refusal) -> String {
        let prefix = word.lowercased()
        guard prefix.count <= 32, prefix.wholeMatch(of: /[a-z0-9]+/) != nil else {
            throw Refusal("\(quoted(word)) is not an operation id. One looks like `k3f9`; `operations` lists them.")
        }
        return prefix
    }

    /// AWS stores identifiers in lower case; a phone's first letter or a pasted endpoint is no reason to refuse.
    private static func identifier(_ word: String, _ kind: String, example: String) throws(Refusal) -> String {
        var name = word.lowercased()
        if name.contains(".rds."), let label = name.split(separator: ".").first { name = String(label) }
        guard name.utf8.count <= 63, name.wholeMatch(of: /[a-z](?:-?[a-z0-9])*/) != nil else {
            throw Refusal(
                "\(quoted(word)) is not a name that \(kind == "instance" ? "an" : "a") \(kind) can have. One looks like `\(example)`."
            )
        }
        return name
    }

    /// A word of somebody's, bounded, for a sentence.
    static func quoted(_ word: String) -> String {
        "“\(word.count > 60 ? word.prefix(60) + "…" : word[...])”"
    }
}
