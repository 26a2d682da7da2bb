import Maintenance
import Runbooks
import TestSupport
import Testing

/// What an approval binds to.
@Suite struct PlanDigestTests {
    private static let plan = Plan.sample("k3f9", cluster: "orders", at: SampleStory.beginning)

    struct Change: Sendable, CustomTestStringConvertible {
        var name: String
        var changes: Bool
        var make: @Sendable (inout Plan) -> Void
        var testDescription: String { name }

        init(_ name: String, changes: Bool = true, _ make: @escaping @Sendable (inout Plan) -> Void) {
            self.name = name
            self.changes = changes
            self.make = make
        }
    }

    static let changes = [
        Change("nothing", changes: false) { _ in },
        Change("the time of making", changes: false) { $0.madeAt = $0.madeAt + .minutes(5) },
        Change("a title", changes: false) { $0.title += "!" },
        Change("an info finding", changes: false) { $0.findings.append(Finding(.info, "note", "by the way")) },
        Change("figures of a finding", changes: false) {
            $0.findings[0].text += " (since 3 min)"
        },
        Change("what is accepted") {
            $0.findings[0] = Finding(.acknowledge, "pending-maintenance", "Two are pending.")
        },
        Change("a finding more") { $0.findings.append(Finding(.acknowledge, "other", "Look.")) },
        Change("a block") { $0.findings.append(Finding(.block, "other", "No.")) },
        Change("another class") { $0.runbook = .resize(ResizeRunbook(instanceClass: "db.r6g.4xlarge")) },
        Change("another region") {
            $0.changeCluster { $0.place = Place(account: "123456789012", region: "us-west-2") }
        },
        Change("another account") {
            $0.changeCluster { $0.place = Place(account: "1", region: "eu-west-1") }
        },
        Change("a cluster made anew") { $0.changeCluster { $0.resource = "cluster-DEF" } },
        Change("an upgraded cluster") { $0.changeCluster { $0.engineVersion = "15.5" } },
        Change("a step less") { $0.steps.removeLast() },
        Change("another order") { $0.steps[2].after = [] },
        Change("another writer to be") { $0.steps[1].work = .failOver(to: "orders-2") },
        Change("another operation") { $0.operation = "z9z9" },
    ]

    @Test(arguments: changes) func `a digest changes with what is decided, and with nothing else`(change: Change) {
        var plan = Self.plan
        change.make(&plan)
        #expect((plan.digest != Self.plan.digest) == change.changes)
    }

    @Test func `a digest is the same on every machine`() {
        #expect(Self.plan.digest.short.count == 8)
        let vector = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(Digest.text(of: "abc") == vector)
    }
}
