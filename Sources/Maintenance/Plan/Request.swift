/// What a person asked for, as the command said it: one case per runbook.
package enum Request: Sendable, Codable, Equatable {
    case resize(ResizeRequest)
    case failover(FailoverRequest)
    case cleanup(CleanupRequest)

    /// The runbook's name and the command's word.
    package var runbook: RunbookName {
        switch self {
        case .resize: "resize"
        case .failover: "failover"
        case .cleanup: "cleanup"
        }
    }
}

/// The kind of an operation; the words of the chat grammar (`resize`, `failover`, `cleanup`).
package struct RunbookName: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// Change the instance class of the members of a cluster.
package struct ResizeRequest: Sendable, Codable, Equatable {
    package var instanceClass: InstanceClass
    /// Members to leave as they are.
    package var exclude: [InstanceID]
    /// Use a reader of the cluster as the interim writer rather than create one.
    package var skipStandIn: Bool

    package init(instanceClass: InstanceClass, exclude: [InstanceID] = [], skipStandIn: Bool = false) {
        self.instanceClass = instanceClass
        self.exclude = exclude
        self.skipStandIn = skipStandIn
    }
}

/// Move the writer role to another member.
package struct FailoverRequest: Sendable, Codable, Equatable {
    /// `nil`: the runbook proposes one; the plan and the prompt always name it.
    package var to: InstanceID?

    package init(to: InstanceID? = nil) {
        self.to = to
    }
}

/// Delete what an ended operation made and nobody uses.
package struct CleanupRequest: Sendable, Codable, Equatable {
    package var operation: OperationID
    /// The stand-in that the operation made.
    package var standIn: InstanceID

    package init(operation: OperationID, standIn: InstanceID) {
        self.operation = operation
        self.standIn = standIn
    }
}
