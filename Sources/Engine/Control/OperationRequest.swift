package import Maintenance

/// What somebody asks for, the same value from a way in to the plan.
package struct OperationRequest: Sendable, Equatable {
    package enum Work: Sendable, Equatable {
        /// Maintenance of a named cluster; `nil` for the configured region.
        case maintenance(Request, on: ClusterID, region: String? = nil)
        /// Brings a cluster back to how it was before an operation.
        case rollback(of: OperationID)
        /// Deletes what an operation left behind.
        case cleanup(after: OperationID)
    }

    package var work: Work
    /// When its gated calls may be made; `nil` for any time.
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
        case .rollback(let id), .cleanup(let id): id
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
        case .maintenance(let request, let cluster, let region):
            return ResolvedRequest(request, cluster: cluster, at: .region(region), window: window)
        case .rollback(let id):
            guard let earlier else { throw .unknown(id) }
            return earlier.followed(by: .rollback(try earlier.wayBack(isPreview: isPreview)), window: window)
        case .cleanup(let id):
            guard let earlier else { throw .unknown(id) }
            return earlier.followed(by: .cleanup(try earlier.cleanup()), window: window)
        }
    }
}

extension Operation {
    /// A request for the same cluster.
    fileprivate func followed(by request: Request, window: Window?) -> ResolvedRequest {
        ResolvedRequest(request, cluster: target.cluster, at: .place(target.place), window: window)
    }

    /// The request that brings its cluster back to how it was before.
    fileprivate func wayBack(isPreview: Bool) throws(Refusal) -> RollbackRequest {
        switch phase {
        case .planned:
            throw Refusal("\(id) was not started: there is nothing to bring back.")
        case .running where !isPreview:
            throw Refusal(
                advising: """
                    \(id) is running. \(advice: .pause(id)) first, then ask for its rollback. \
                    \(advice: .previewRollback(id)) shows it now.
                    """)
        case .running, .paused, .ended: break
        }
        guard progress != nil else { throw Refusal("\(id) was never started: there is nothing to bring back.") }
        guard let before = plan.beginning else {
            throw Refusal(
                advising: """
                    \(id) did not keep how its cluster was before: it cannot be brought back by command. \
                    \(advice: .events(id)) tells what it did.
                    """)
        }
        return RollbackRequest(operation: id, before: before, standIn: plan.standIn, deployment: plan.deployment)
    }

    /// The request that deletes what it made.
    fileprivate func cleanup() throws(Refusal) -> CleanupRequest {
        guard isEnded else {
            throw Refusal(
                advising: """
                    \(id) is not over (\(phase.name)), and deletes its stand-in itself. \(advice: .abort(id)) stops it first.
                    """)
        }
        if case .cleanup(let request) = plan.request { return request }
        guard let standIn = plan.standIn else {
            throw Refusal("\(id) was not to make a stand-in: there is nothing to clean up.")
        }
        return CleanupRequest(operation: id, standIn: standIn)
    }
}
