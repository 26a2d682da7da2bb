import Maintenance

/// The tags by which an instance is known as ours.
enum StandInTags {
    static let operation = "changeover:operation"
    static let role = "changeover:role"
    static let standIn = "stand-in"

    static func of(_ operation: OperationID) -> [Tag] {
        [Tag(key: StandInTags.operation, value: operation.text), Tag(key: role, value: standIn)]
    }
}

extension Instance {
    /// The operation that made this instance as its stand-in; `nil` for everything that is not a stand-in of ours.
    var standInOperation: OperationID? {
        guard tags.contains(Tag(key: StandInTags.role, value: StandInTags.standIn)) else { return nil }
        return tags.first { $0.key == StandInTags.operation }.map { OperationID($0.value) }
    }
}

extension StandIn {
    /// The operation that the stand-in is made for.
    var operation: OperationID? {
        tags.first { $0.key == StandInTags.operation }.map { OperationID($0.value) }
    }
}
