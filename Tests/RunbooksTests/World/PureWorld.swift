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
    private(set) var calls: [AnyMutation] = []

    init(_ observation: Observation) {
        truth = observation
        shown = observation
    }

    var isAtRest: Bool { scripts.isEmpty && truth == shown }

    mutating func tick() {
        shown = truth
        shown.takenAt = now
        now = now + .minutes(1)
        for index in scripts.indices where !scripts[index].isEmpty {
            scripts[index].removeFirst()(&truth)
        }
        scripts.removeAll(where: \.isEmpty)
    }

    mutating func settle() {
        for _ in 0..<20 where !isAtRest { tick() }
    }

    mutating func perform(_ mutation: AnyMutation) {
        calls.append(mutation)
        switch mutation.base {
        case let call as CreateInstance: create(call.standIn)
        case let call as ModifyClass: modify(call.instance, to: call.instanceClass)
        case let call as FailOver: failOver(to: call.next)
        case let call as DeleteInstance where call.reason == .standIn || call.reason == .unservedStandIn:
            delete(call.instance)
        case let call as RebootInstance where call.role != .green:
            restart(call.instance, isWriter: call.role == .writer)
        case let call as ApplyMaintenance: maintain(call.action, isWriter: call.role != .reader)
        case let call as ModifyStorage: change(to: call.storage)
        case let call as ModifyInstanceStorage: changeInstance(to: call.storage)
        default: preconditionFailure("no rolling work does \(mutation)")
        }
    }

    mutating func begin(_ script: Script) { scripts.append(script) }

    private mutating func create(_ standIn: StandIn) {
        if truth[standIn.identifier] != nil { harm.append("\(standIn.identifier) is created twice") }
        if truth.cluster?.status != "available" { harm.append("a member is created while the cluster is at work") }
        let instance = Instance.sample(
            standIn.identifier, standIn.instanceClass, status: "creating", tier: standIn.promotionTier,
            tags: standIn.tags)
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
