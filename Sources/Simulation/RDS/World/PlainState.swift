/// What the control plane knows, and does not show, of an instance that belongs to no cluster.
struct PlainState: Sendable {
    /// Whether the database is out of service.
    var isDown = false
    var failedOverAt: SimulatedTime?
    /// Whether a failover is dropped that comes within an hour after another one; nil: a draw decides.
    var abandonsFailovers: Bool?
    /// The zones, the primary's first, that lists still show after a failover.
    var listedZones: [String]?
    /// Whether its automated backups stay when it is deleted.
    var keepsBackups = false
    /// What AWS's checks before an upgrade to another major version find.
    var upgradeObstacle: String?
    /// An upgrade that waits for the maintenance window.
    var waitingUpgrade: InstanceUpgrade?
    var logFiles: [SimulatedLogFile] = []
    /// What keeps it from taking writes, if anything does.
    var protection: WriteProtection?
    /// What the guardrails of a switchover will find.
    var obstacle: SwitchoverObstacle?
    var usedGibibytes = 0
    /// While its storage is read from the snapshot that it was made of.
    var loading: Span?
    /// While its changed storage is optimized.
    var optimization: Span?

    /// From when until when something goes on.
    struct Span: Sendable {
        let from: SimulatedTime
        let until: SimulatedTime

        func percent(at now: SimulatedTime) -> Int {
            let whole = max((until - from).wholeMilliseconds, 1)
            return Int(min(max((now - from).wholeMilliseconds * 100 / whole, 0), 99))
        }
    }

    init() {}

    init(_ script: InstanceScript, at start: SimulatedTime) {
        failedOverAt = script.lastFailover.map { start - $0 }
        abandonsFailovers = script.abandonsFailovers
        upgradeObstacle = script.upgradeObstacle
        obstacle = script.obstacle
        usedGibibytes = script.usedGibibytes ?? script.volume.gibibytes * 3 / 10
        logFiles = [.errors(of: script.engine, at: start)]
    }
}

extension RDSWorld {
    /// Whether an instance that belongs to no cluster is in service and takes writes; nil when there is none of that
    /// name.
    package func acceptsWrites(instance: String) -> Bool? {
        instanceIndex(instance).map { index in
            let (plain, shown) = (instances[index].plain, instances[index].shown)
            return !plain.isDown && plain.protection == nil && shown.replicaSource == nil
                && shown.status != "storage-full"
        }
    }

    /// The position of an instance that belongs to no cluster; with a job only if that is its current work.
    func plainIndex(_ resource: String, job: Int?) -> Int? {
        instances.firstIndex { instance in
            instance.shown.resourceIdentifier == resource && (job == nil || instance.work?.job == job)
        }
    }

    mutating func then(_ change: PlainChange, to index: Int, job: Int?, after delay: Duration) {
        queue.add(.plain(change, of: instances[index].shown.resourceIdentifier, job: job), due: now + delay)
    }

    mutating func log(_ event: InstanceEvent, of index: Int) {
        log(.instance(event), .instance, instances[index].shown.identifier)
    }

    /// Does the next thing that happens by itself to an instance that belongs to no cluster.
    mutating func apply(_ change: PlainChange, toResource resource: String, job: Int?) {
        guard let index = plainIndex(resource, job: job) else { return }
        switch change {
        case .beginFailover: beginStandbyFailover(of: index, job: job)
        case .abandonFailover: abandonFailover(of: index)
        case .finishFailover: finishStandbyFailover(of: index)
        case .showZones(let effect): showZones(of: index, effect: effect)
        case .shutDown: shutDown(index, job: job)
        case .beginClassFailover: beginClassFailover(of: index, job: job)
        case .finishClassFailover: finishClassFailover(of: index, job: job)
        case .finishClassChange: finishClassChange(of: index)
        case .beginPromotion: beginPromotion(of: index, job: job)
        case .restartPromoted: restartPromoted(index, job: job)
        case .finishPromotion: finishPromotion(of: index)
        case .beginCheck: beginCheck(of: index, job: job)
        case .finishCheck: finishCheck(of: index, job: job)
        case .stopForUpgrade: stopForUpgrade(index, job: job)
        case .finishUpgrade: finishUpgrade(ofInstance: index, job: job)
        case .finishFollowUp: finishFollowUp(of: index)
        case .endLoading: endLoading(of: index)
        }
    }
}
