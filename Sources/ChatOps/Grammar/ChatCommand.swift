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
        /// When its gated calls may be made.
        package var window: WindowWords?

        package init(
            request: Request, cluster: ClusterID, region: String? = nil, start: Bool = false,
            window: WindowWords? = nil
        ) {
            self.window = window
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
    /// Restart one instance; which cluster it belongs to is looked up.
    case reboot(Reboot)
    /// Bring a cluster back to how it was before an operation.
    case rollback(of: String, isPreview: Bool)
    /// Something set on an operation: a step to do again, to leave out, to stop before, the time that steps may take.
    case control(String, Instruction, as: CommandWord)
    case lock(ClusterID, region: String? = nil, reason: String)
    case unlock(ClusterID, region: String? = nil)
    /// Nothing is started and no call is made anywhere.
    case freeze(reason: String)
    case unfreeze
    case clusters(region: String?)
    case show(ClusterID, region: String?)
    case operations
    /// Of one operation, or of all that are open.
    case status(of: String?)
    /// In words, or as a file of JSON lines.
    case events(of: String, asFile: Bool = false)
    case pause(String)
    case resume(String)
    case retry(String)
    case abort(String, reason: String)
    case help(CommandWord?)

    /// The restart of an instance, with the options of every proposal.
    package struct Reboot: Sendable, Equatable {
        package var instance: InstanceID
        package var region: String?
        package var start: Bool
        package var window: WindowWords?
        package var isPreview: Bool

        package init(
            instance: InstanceID, region: String? = nil, start: Bool = false, window: WindowWords? = nil,
            isPreview: Bool = false
        ) {
            self.instance = instance
            self.region = region
            self.start = start
            self.window = window
            self.isPreview = isPreview
        }
    }
}

extension ChatCommand {
    /// The region that it names and has AWS asked about.
    package var region: String? {
        switch self {
        case .propose(let proposal), .preview(let proposal): proposal.region
        case .reboot(let reboot): reboot.region
        case .clusters(let region), .show(_, let region), .lock(_, let region, _): region
        case .unlock, .cleanup, .rollback, .control, .freeze, .unfreeze, .operations, .status, .events, .pause, .resume,
            .retry,
            .abort, .help:
            nil
        }
    }

    /// Changes nothing, so that every full member of the workspace may give it.
    package var isReadOnly: Bool {
        switch self {
        case .preview, .clusters, .show, .operations, .status, .events, .help: true
        case .cleanup(_, _, let isPreview), .rollback(_, let isPreview): isPreview
        case .reboot(let reboot): reboot.isPreview
        case .propose, .pause, .resume, .retry, .abort, .control, .lock, .unlock, .freeze, .unfreeze: false
        }
    }

    /// Sets something going the moment it is carried out, rather than asking first or holding back.
    package var setsGoing: Bool {
        switch self {
        case .propose(let proposal): proposal.start
        case .cleanup(_, let start, let isPreview): start && !isPreview
        case .reboot(let reboot): reboot.start && !reboot.isPreview
        case .resume, .retry, .unlock, .unfreeze, .control(_, .unhold, _): true
        case .rollback, .control, .lock, .freeze, .preview, .clusters, .show, .operations, .status, .events, .pause,
            .abort, .help:
            false
        }
    }
}
