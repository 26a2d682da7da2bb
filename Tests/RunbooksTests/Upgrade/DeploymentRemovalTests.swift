import Maintenance
import Runbooks
import TestSupport
import Testing

/// What is deleted of a blue/green deployment: its record after the switchover, or all of it before.
@Suite struct DeploymentRemovalTests {
    private static let remove = AnyMutation.deleteDeployment("bgd-1")
    static let removals: [Case] = [
        Case("switched over", .switched(), .ready([remove])),
        Case("asked for", .switched(), asked: [remove], .inProgress("waiting for AWS to remove the deployment")),
        Case("under way", .switched([.orders("DELETING")]), .inProgress("is being removed")),
        Case("gone", .switched([]), .satisfied),
        Case("not switched over", .deployed(), .blocked("is AVAILABLE: it was not switched over")),
        Case("being switched over", .deployed(.orders("SWITCHOVER_IN_PROGRESS")), .blocked("it was not switched over")),
    ]

    @Test(arguments: removals) func `removing the record of a deployment`(row: Case) {
        row.check(.removeDeployment("orders-co-k3f9"))
    }

    @Test func `the record stays as long as the old environment does, which it keeps from writes`() {
        let step = AnyStep.removeDeployment("orders-co-k3f9", of: "cluster-ORDERS1")
        Case(
            "still there", .switched(), .blocked("orders-old1 is still there, and the record keeps it from writes")
        ).check(step)
        Case("gone", .switched([.orders("SWITCHOVER_COMPLETED")], []), .ready([.deleteEmptyRecord("bgd-1")])).check(
            step)
    }

    @Test func `the removal of the record alone is asked about, that of an environment that is gone is not`() {
        #expect(AnyMutation.deleteDeployment("bgd-1").risk == .unprotecting)
        #expect(!AnyMutation.deleteEmptyRecord("bgd-1").isGated)
        #expect(AnyStep.removeDeployment("orders-co-k3f9").isGated)
        #expect(!AnyStep.removeDeployment("orders-co-k3f9", of: "cluster-ORDERS1").isGated)
    }

    private static let discard = AnyMutation.deleteGreen("bgd-1")
    private static let protected = Observation.withGreen { $0.cluster.isProtected = true }
    private static let unprotect = AnyMutation.unprotect("orders-green-x1")
    static let discards: [Case] = [
        Case("never made", .undeployed, .satisfied),
        Case("there", .deployed(), .ready([discard])),
        Case("green was never described", .deployed(.orders("INVALID_CONFIGURATION"), beside: nil), .ready([discard])),
        Case("asked for", .deployed(), asked: [discard], .inProgress("waiting for AWS to delete the deployment")),
        Case("under way", .deployed(.orders("DELETING")), .inProgress("is being deleted")),
        Case("provisioning", .deployed(.orders("PROVISIONING")), .inProgress("until AWS is through with making green")),
        Case("protected like blue", protected, .ready([unprotect])),
        Case(
            "protected, asked for", protected, asked: [unprotect],
            .inProgress("waiting for AWS to show orders-green-x1 without deletion protection")),
        Case("being switched over", .deployed(.orders("SWITCHOVER_IN_PROGRESS")), .blocked("green is in use")),
        Case("switched over", .switched(), .blocked("is SWITCHOVER_COMPLETED: green is in use")),
    ]

    @Test(.holds(.rollbackRestores), arguments: discards) func `deleting a deployment with green`(row: Case) {
        row.check(.discardDeployment(.orders))
    }

    @Test func `one approval allows all that deletes a protected green`() {
        func scope(_ observation: Observation) -> [AnyMutation] {
            DiscardDeploymentStep(.orders).scope(of: Self.discard, seeing: observation)
        }
        #expect(scope(Self.protected) == [Self.unprotect, Self.discard])
        #expect(scope(.deployed()) == [])
        #expect(scope(.undeployed) == [])
    }
}
