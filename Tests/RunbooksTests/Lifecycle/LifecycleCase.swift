import Maintenance
import Runbooks
import TestSupport
import Testing

/// What is seen of a lifecycle, what was asked for of it, and what a step has to say to it.
struct LifecycleCase: Sendable, CustomTestStringConvertible {
    var name: String
    var expected: Expected
    var outstanding: [AnyMutation]
    var proved: [AnyMutation]
    var lacking: [AnyMutation]
    var isLasting: Bool
    var change: @Sendable (inout LifecycleScene) -> Void
    var testDescription: String { name }

    init(
        _ name: String, _ expected: Expected, asked outstanding: [AnyMutation] = [], proved: [AnyMutation] = [],
        refused lacking: [AnyMutation] = [], lasting isLasting: Bool = false,
        _ change: @escaping @Sendable (inout LifecycleScene) -> Void = { _ in }
    ) {
        self.name = name
        self.expected = expected
        self.outstanding = outstanding
        self.proved = proved
        self.lacking = lacking
        self.isLasting = isLasting
        self.change = change
    }

    func check(
        _ step: some StepKind, in scene: LifecycleScene, approvers: [PersonID] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var scene = scene
        change(&scene)
        let assessment = step.assess(
            in: StepContext(
                observation: scene.observation, outstanding: outstanding.map(Intent.outstanding),
                since: LifecycleScene.now - .minutes(5), lacking: lacking, proved: proved, approvers: approvers,
                isTroubleLasting: isLasting))
        #expect(expected.fits(assessment), "\(name): \(assessment)", sourceLocation: sourceLocation)
        #expect(AnyStep(step).undeclared(in: assessment) == [], "\(name)", sourceLocation: sourceLocation)
    }
}

extension Expected {
    static func ready(_ mutation: some Mutation) -> Expected { .ready([AnyMutation(mutation)]) }
}

extension LifecycleScene {
    /// With the status of a database, or of its only member, being another one.
    mutating func set(_ status: Status, of name: String, isOfMember: Bool = false) {
        change(name) { cluster, members in
            if isOfMember { members[0].status = status } else { cluster.status = status }
        }
        changeInstance(name) { $0.instance.status = status }
    }

    /// With a database that cannot be read.
    mutating func lose(_ name: String) {
        let resource = (lifecycle.kind == .aurora ? "cluster-" : "db-") + name.uppercased()
        remove(name)
        unreadable = [
            UnreadableDatabase(
                name: name, resource: resource, arn: nil, isCluster: lifecycle.kind == .aurora, reason: "no status")
        ]
    }

    /// With a database that operation k3f9 made.
    mutating func addOwn(_ name: String, status: Status = "available", members: Bool = true) {
        add(name, .new, age: .minutes(30))
        let tag = Maintenance.Tag(key: LifecycleTags.operation, value: "k3f9")
        change(name) { cluster, instances in
            cluster.tags.append(tag)
            cluster.status = status
            if members { instances[0].tags.append(tag) } else { instances = [] }
        }
        changeInstance(name) {
            $0.instance.tags.append(tag)
            $0.instance.status = status
        }
    }

    func reference(_ name: String) -> ManagedReference? {
        observation.database(name, lifecycle.kind).map { ManagedReference($0) }
    }

    func plan(_ runbook: some Runbook, as operation: OperationID = "k3f9") throws -> Plan {
        try AnyRunbook(runbook).plan(from: basis, as: operation, policy: PlanPolicy(), at: at)
    }
}
