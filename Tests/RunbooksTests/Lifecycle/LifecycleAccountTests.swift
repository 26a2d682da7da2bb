import Maintenance
import Runbooks
import TestSupport
import Testing

/// A lifecycle that names its account is planned with credentials of that account alone.
@Suite struct LifecycleAccountTests {
    private static func runbooks(of lifecycle: Lifecycle) -> [AnyRunbook] {
        [
            AnyRunbook(NewRunbook(lifecycle)), AnyRunbook(NewRunbook(lifecycle, isClone: true)),
            AnyRunbook(ModifyRunbook(lifecycle)), AnyRunbook(RebootLifecycleRunbook(lifecycle)),
            AnyRunbook(PromoteRunbook(lifecycle)), AnyRunbook(PromoteRunbook(lifecycle, isBack: true)),
            AnyRunbook(RetireRunbook(lifecycle)), AnyRunbook(RefreshRunbook(lifecycle)),
        ]
    }

    /// - Parameter records: `nil`: nobody asked, so that most plans are refused for that as well.
    private static func scene(of account: String?, records: Reading<[ZoneRecord]>? = nil) -> LifecycleScene {
        var scene = LifecycleScene([.new, .promoted, .retired], of: .sample { $0.account = account })
        scene.records = records
        return scene
    }

    @Test func `with credentials of another account nothing is planned, whatever there is to do`() {
        let scene = Self.scene(of: "111122223333")
        for runbook in Self.runbooks(of: scene.lifecycle) {
            #expect(
                throws: Refusal(
                    "development is of account 111122223333, and the credentials are of 123456789012: nothing is planned."
                ),
                "\(runbook.kind)"
            ) {
                try runbook.plan(from: scene.basis, as: "k3f9", policy: PlanPolicy(), at: scene.at)
            }
        }
    }

    @Test(arguments: [nil, "123456789012"])
    func `with credentials of its own, or of whichever where it names none, it is`(account: String?) throws {
        let scene = Self.scene(of: account, records: LifecycleScene().records)
        #expect(try scene.plan(ModifyRunbook(scene.lifecycle)).blocks.isEmpty)
    }
}
