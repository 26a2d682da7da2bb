package import Maintenance

/// What makes the same request, asked twice, one request.
package enum RequestKey: Hashable, Sendable {
    /// A message of the chat, which was taken in before and is answered once.
    case message(InboxMessage.ID)
    case request(KeyedRequest)
}

/// A request by the name that its caller gave it.
package struct KeyedRequest: Hashable, Sendable {
    package var caller: String
    package var name: String
    /// Of what is asked.
    package var digest: String

    package init(caller: String, name: String, digest: String) {
        self.caller = caller
        self.name = name
        self.digest = digest
    }
}

/// What came of a request, as far as it is recorded. A request that was refused is not: it is judged anew.
package struct RecordedAnswer: Equatable, Sendable {
    /// Of what was asked.
    package var digest: String
    /// The operation that it made, or was told to.
    package var operation: OperationID?

    package init(digest: String, operation: OperationID?) {
        self.digest = digest
        self.operation = operation
    }
}

extension OperationRequest {
    /// Of all that is asked for, the same for the same.
    var digest: String {
        struct Asked: Encodable {
            var runbook: AnyRunbook?
            var cluster: ClusterID?
            var region: String?
            var operation: OperationID?
            var followUp: KindName?
            var window: Window?
            var start: Bool
        }
        var asked = Asked(window: window, start: start)
        switch work {
        case .maintenance(let runbook, let cluster, let region):
            (asked.runbook, asked.cluster, asked.region) = (runbook, cluster, region)
        case .following(let operation, let followUp):
            (asked.operation, asked.followUp) = (operation, followUp.kind.kind)
        }
        return Digest.text(of: asked)
    }
}

extension Instruction {
    /// Of what an operation is told, the same for the same.
    func digest(to operation: OperationID) -> String {
        struct Asked: Encodable {
            var operation: OperationID
            var instruction: Instruction
        }
        return Digest.text(of: Asked(operation: operation, instruction: self))
    }
}

extension RestraintChange {
    /// Of what is imposed or lifted, the same for the same, whenever it is asked.
    var digest: String {
        guard case .imposed(var restraint) = self else { return Digest.text(of: self) }
        restraint.since = Timestamp(milliseconds: 0)
        return Digest.text(of: RestraintChange.imposed(restraint))
    }
}
