import Maintenance

extension InstanceID {
    /// The stand-in's name, found again from the operation's id: `{cluster}-co-{operation}`.
    ///
    /// At most 63 letters, digits and hyphens, a letter first, no hyphen doubled or last (API reference,
    /// CreateDBInstance, `DBInstanceIdentifier`); the cluster's part gives way.
    static func standIn(of cluster: ClusterID, for operation: OperationID) -> InstanceID {
        InstanceID(made(for: operation, on: cluster, limit: 63))
    }

    /// What anything is called that an operation makes: found again from the operation's id.
    static func made(for operation: OperationID, on cluster: ClusterID, limit: Int) -> String {
        let ending = "-co-" + String(tidy(operation.text).prefix(40))
        var beginning = tidy(cluster.text)
        if beginning.first?.isLetter != true { beginning = "c" + (beginning.isEmpty ? "" : "-\(beginning)") }
        let room = limit - ending.count
        return trimmed(String(beginning.prefix(room))) + trimmed(ending, atFront: false)
    }

    /// Small letters, digits and single hyphens, with no hyphen at either end.
    private static func tidy(_ text: String) -> String {
        var tidy = ""
        for character in text.lowercased() {
            let isPlain = character.isASCII && (character.isLetter || character.isNumber)
            if isPlain {
                tidy.append(character)
            } else if let last = tidy.last, last != "-" {
                tidy.append("-")
            }
        }
        return trimmed(tidy)
    }

    private static func trimmed(_ text: String, atFront: Bool = true) -> String {
        var text = text
        while text.last == "-" { text.removeLast() }
        while atFront, text.first == "-" { text.removeFirst() }
        return text
    }
}

extension String {
    /// The name of what is neither an instance nor a deployment: snapshots have at most 63 characters (API reference,
    /// CreateDBClusterSnapshot, `DBClusterSnapshotIdentifier`), of which the ending keeps its own.
    static func made(for operation: OperationID, on cluster: ClusterID, ending: String) -> String {
        InstanceID.made(for: operation, on: cluster, limit: 63 - ending.count - 1) + "-" + ending
    }
}
