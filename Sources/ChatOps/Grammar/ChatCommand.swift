package import Maintenance

/// A command as it was understood: what was asked for, with nothing decided yet.
package enum ChatCommand: Sendable, Equatable {
    /// Maintenance on a named cluster.
    package struct Proposal: Sendable, Equatable {
        package var request: Request
        package var cluster: ClusterID
        package var region: String?
        /// Start at once, without the reaction, when nothing needs acknowledging.
        package var start: Bool

        package init(request: Request, cluster: ClusterID, region: String? = nil, start: Bool = false) {
            self.request = request
            self.cluster = cluster
            self.region = region
            self.start = start
        }
    }

    case propose(Proposal)
    /// A dry run of a proposal: nothing is recorded.
    case preview(Proposal)
    /// Delete what an ended operation left behind; its stand-in is found in its plan.
    case cleanup(of: String, start: Bool, isPreview: Bool)
    case clusters(region: String?)
    case show(ClusterID, region: String?)
    case operations
    /// Of one operation, or of all that are open.
    case status(of: String?)
    case events(of: String)
    case pause(String)
    case resume(String)
    case retry(String)
    case abort(String, reason: String)
    case help(CommandWord?)
}

extension ChatCommand {
    /// Changes nothing, so that every full member of the workspace may give it.
    package var isReadOnly: Bool {
        switch self {
        case .preview, .clusters, .show, .operations, .status, .events, .help: true
        case .cleanup(_, _, let isPreview): isPreview
        case .propose, .pause, .resume, .retry, .abort: false
        }
    }

    /// Sets something going the moment it is carried out, rather than asking first or holding back.
    package var setsGoing: Bool {
        switch self {
        case .propose(let proposal): proposal.start
        case .cleanup(_, let start, let isPreview): start && !isPreview
        case .resume, .retry: true
        case .preview, .clusters, .show, .operations, .status, .events, .pause, .abort, .help: false
        }
    }
}
