package import Maintenance

/// What somebody asks for, the same value from a way in to the plan.
package struct OperationRequest: Sendable, Equatable {
    package enum Work: Sendable, Equatable {
        /// Maintenance of a named cluster; `nil` for the configured region.
        case maintenance(AnyRunbook, on: ClusterID, region: String? = nil)
        /// What comes after an operation: its way back, or the deletion of what it left.
        case following(OperationID, FollowUp)
    }

    /// A kind of operation that is made from an earlier one.
    package struct FollowUp: Sendable, Equatable {
        package let kind: any FollowingRunbook.Type

        package init(_ kind: any FollowingRunbook.Type) { self.kind = kind }

        package static func == (left: FollowUp, right: FollowUp) -> Bool { left.kind.kind == right.kind.kind }

        func runbook(after earlier: Operation, isPreview: Bool) throws(Refusal) -> AnyRunbook {
            func made(_ kind: (some FollowingRunbook).Type) throws(Refusal) -> AnyRunbook {
                AnyRunbook(try kind.init(after: earlier, isPreview: isPreview))
            }
            return try made(kind)
        }
    }

    package var work: Work
    /// When its calls that disturb connections or writes may be made; `nil` for any time.
    package var window: Window?
    /// Start at once when nothing in the plan needs acknowledging.
    package var start: Bool

    package init(_ work: Work, window: Window? = nil, start: Bool = false) {
        self.work = work
        self.window = window
        self.start = start
    }
}

extension OperationRequest.Work {
    /// The operation that has to be known to tell what is asked for.
    var earlier: OperationID? {
        switch self {
        case .maintenance: nil
        case .following(let id, _): id
        }
    }

    /// What is to be planned, and where.
    ///
    /// - Parameter earlier: the operation that it is about, as it is stored.
    /// - Throws: `Refusal` when there is nothing to plan.
    func resolved(
        after earlier: Operation?, window: Window?, isPreview: Bool
    ) throws(Refusal) -> ResolvedRequest {
        switch self {
        case .maintenance(let runbook, let cluster, let region):
            return ResolvedRequest(runbook, cluster: cluster, at: .region(region), window: window)
        case .following(let id, let followUp):
            guard let earlier else { throw .unknown(id) }
            return ResolvedRequest(
                try followUp.runbook(after: earlier, isPreview: isPreview), cluster: earlier.target.cluster,
                at: .place(earlier.target.place), window: window)
        }
    }
}
