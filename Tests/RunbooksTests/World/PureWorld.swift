import Maintenance
import TestSupport
import Testing

/// A cluster that does what it is told, tick by tick, and shows everything one tick late; it refuses what would hurt.
struct PureWorld {
    typealias Script = [@Sendable (inout Observation) -> Void]

    private(set) var truth: Observation
    /// What AWS answers: the truth of the tick before.
    private(set) var shown: Observation
    /// A minute for each tick.
    private(set) var now = Observation.sampleInstant
    private var scripts: [Script] = []
    var harm: [String] = []
    private(set) var calls: [Mutation] = []

    init(_ observation: Observation) {
        truth = observation
        shown = observation
    }

    var isAtRest: Bool { scripts.isEmpty && truth == shown }

    mutating func tick() {
        shown = truth
        now = now + .minutes(1)
        for index in scripts.indices where !scripts[index].isEmpty {
            scripts[index].removeFirst()(&truth)
        }
        scripts.removeAll(where: \.isEmpty)
    }

    mutating func settle() {
        for _ in 0..<20 where !isAtRest { tick() }
    }

    mutating func perform(_ mutation: Mutation) {
        calls.append(mutation)
        switch mutation {
        case .createInstance(let standIn): create(standIn)
        case .modifyClass(let instance, let wanted): modify(instance, to: wanted)
        case .failOver(_, let next): failOver(to: next)
        case .deleteStandIn(let standIn): delete(standIn)
        case .reboot(let instance): restart(instance, isWriter: false)
        case .rebootWriter(let instance): restart(instance, isWriter: true)
        case .applyMaintenance(let action): maintain(action, isWriter: false)
        case .applyMaintenanceToWriter(let action): maintain(action, isWriter: true)
        case .changeStorage(_, let storage), .changeInstanceStorage(_, let storage): change(to: storage)
        default: preconditionFailure("no rolling work does \(mutation)")
        }
    }

    mutating func begin(_ script: Script) { scripts.append(script) }

    private mutating func create(_ standIn: StandIn) {
        if truth[standIn.identifier] != nil { harm.append("\(standIn.identifier) is created twice") }
        if truth.cluster?.status != "available" { harm.append("a member is created while the cluster is at work") }
        let instance = Instance.sample(
            standIn.identifier, standIn.instanceClass, status: "creating", tier: 0, tags: standIn.tags)
        let name = standIn.identifier
        scripts.append([
            { $0 = $0.joined(by: instance, isMember: false) }, { _ in },
            { observation in
                observation = observation.removing(name).joined(by: instance).with(name) { $0.status = "backing-up" }
            },
            { $0 = $0.with(name) { $0.status = "available" } },
        ])
    }

    private mutating func modify(_ instance: InstanceID, to wanted: InstanceClass) {
        if truth.writer == instance { harm.append("the writer \(instance) is modified") }
        if truth[instance]?.instanceClass == wanted { harm.append("\(instance) is modified again") }
        scripts.append([
            { $0 = $0.with(instance) { $0.pendingChanges = ["DBInstanceClass": wanted.text] } },
            { $0 = $0.with(instance) { $0.status = "modifying" } },
            { observation in
                observation = observation.with(instance) {
                    $0.instanceClass = wanted
                    $0.pendingChanges = [:]
                }
            },
            { $0 = $0.with(instance) { $0.status = "available" } },
        ])
    }

    private mutating func failOver(to next: InstanceID) {
        if truth.writer == next { harm.append("the writer role is moved to \(next) again") }
        if !truth.isServing(next) { harm.append("the writer role is moved to \(next), which is not at rest") }
        scripts.append([
            { $0 = $0.withCluster { $0.status = "failing-over" } },
            { observation in
                observation = observation.with(observation.writer ?? next) { $0.status = "rebooting" }.writing(next)
            },
            { observation in
                for instance in observation.instances.map(\.identifier) {
                    observation = observation.with(instance) {
                        if $0.status == "rebooting" { $0.status = "available" }
                    }
                }
            },
            { $0 = $0.withCluster { $0.status = "available" } },
        ])
    }

    private mutating func delete(_ standIn: InstanceID) {
        if truth.writer == standIn { harm.append("the writer \(standIn) is deleted") }
        scripts.append([
            { $0 = $0.with(standIn) { $0.status = "deleting" } }, { _ in },
            { $0 = $0.removing(standIn, fromList: false) },
            { $0 = $0.removing(standIn) },
        ])
    }
}
