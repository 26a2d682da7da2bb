import Maintenance

/// The checks before a plan is shown, and again at its start; each is a function of its own and names what it found.
///
/// A check that cannot be made is itself a finding, `acknowledge` at most, that says what was not checked and why.
struct Preflight: DatabaseChecks {
    /// What the operation is going to do, as far as checks ask.
    struct Scope: Sendable {
        /// Members that are changed or restarted.
        var changes: [InstanceID] = []
        /// The class that they get.
        var instanceClass: InstanceClass?
        var standIn: StandIn?
        /// The stand-in's class where no member's changes.
        var standInClass: InstanceClass?
        /// The writer is restarted where it is, or what may be the writer.
        var restartsWriter = false
        /// A member that gets the writer role for a while or for good.
        var nextWriter: InstanceID?
        /// What is set to another value than code that describes the database says: "the storage to aurora-iopt1".
        var setting: String?
        /// The cluster's own values are changed at once, its storage for one.
        var modifiesCluster = false
        /// Every member gets a green one beside it.
        var isCopied = false
        /// Members that are left as they are by request.
        var leftOut: [InstanceID] = []
        /// The fewest readers that a step of the plan leaves in service; `nil` when it takes none out.
        var readersInService: Int?
        /// Members that are not looked at: the one that is to be deleted anyway.
        var disregarded: [InstanceID] = []
        /// Members that have to be well; `nil` for all. What others are is told.
        var deciding: Set<InstanceID>?
        /// The one that is restarted, well or not.
        var restarted: InstanceID?
        /// The operation that is brought back.
        var undone: OperationID?
        var autoscaling = Autoscaling.left

        var failsOver: Bool { standIn != nil || nextWriter != nil }
        /// Connections to members drop.
        var disturbs: Bool { failsOver || restartsWriter || !changes.isEmpty }
        /// What code that describes the database would say otherwise.
        var declared: String? { setting ?? instanceClass.map { "the class to \($0)" } }
        /// The class that has to be had.
        var wantedClass: InstanceClass? { instanceClass ?? standInClass }
    }

    let membership: Membership
    let basis: PlanBasis
    let policy: PlanPolicy
    let scope: Scope
    let now: Timestamp

    var cluster: Cluster { membership.cluster }

    /// The gravest first, otherwise in the order of the checks.
    static func inOrder(_ findings: [[Finding]]) -> [Finding] {
        Finding.gravestFirst(findings.flatMap { $0 })
    }

    /// The finding that a check could not be made.
    ///
    /// - Parameter accepted: what is accepted, where the words name a figure that moves by itself.
    static func notChecked(
        _ check: String, _ what: String, because reason: String, accepted: String? = nil
    ) -> Finding {
        Finding(.acknowledge, check, "Not checked: \(what). \(reason.asSentence)", accepted: accepted ?? what)
    }
}

/// What checks of a cluster look at as those of an RDS instance do.
extension Preflight {
    var name: ClusterID { cluster.identifier }
    var status: Status { cluster.status }
    var statuses: [Status] { membership.entries.compactMap { $0.instance?.status } }
    var source: String? { cluster.replicationSource }
    var stream: String? { cluster.activityStream }
    var isInterrupting: Bool { scope.failsOver || scope.restartsWriter }
    /// A way back is asked for because of what its operation did.
    var lastFailover: PastFailover? { basis.ownFailovers.last { $0.operation != scope.undone } }
    var interruptions: Reading<[Interruption]> { basis.interruptions(of: cluster) }
    var certificateEnds: [(owner: String, end: Timestamp)] {
        membership.entries.compactMap { entry in
            entry.instance?.certificateValidTill.map { (entry.identifier.text, $0) }
        }
    }
    var watched: Set<String> { Set([name.text] + membership.identifiers.map(\.text)) }
    var tags: [Tag] { cluster.tags + membership.entries.flatMap { $0.instance?.tags ?? [] } }
    var pending: [(owner: String, changes: [String: String])] {
        [(name.text, cluster.pendingChanges)]
            + membership.entries.map { ($0.identifier.text, $0.instance?.pendingChanges ?? [:]) }
    }
}
