import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

/// What the end says of the outage by an upgrade of an RDS instance where it is.
struct OutageTests {
    @Test(arguments: [true, false])
    func `the end says for how long AWS reported an instance down, where that was seen`(isSeen: Bool) throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        let upgrade = InstanceInPlaceUpgrade(instance: "ledger", identity: "db-L", version: "16.6", isMajor: true)
        try scenario.ask("fail-over", for: AnyMutation(UpgradeInstance(upgrade)), facts: .harmless)
        try scenario.approve()
        let call = try #require(scenario.operation.progress?.outstanding.last)
        try scenario.apply(
            .mutationAccepted(call.id), isSeen ? .mutationUnderWay(call.id) : .mutationSeen(call.id), after: .minutes(3)
        )
        try scenario.apply(.mutationProved(call.id), after: .minutes(12))
        let progress = try #require(scenario.operation.progress)
        #expect(
            EndedPage.interruptions(progress)?.markup
                == (isSeen
                    ? "AWS reported an outage of ledger for about 12 min."
                    : "Work on the writer took 15 min: for how long writes were interrupted AWS does not tell."))
    }
}
