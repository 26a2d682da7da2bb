import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct ClusterRefusalTests {
    /// Clusters that no plan can be made for, and how the refusal begins.
    static let refused: [(Observation, String)] = [
        (
            Observation(target: .orders, takenAt: Observation.sampleInstant, cluster: nil, instances: []),
            "There is no cluster orders in us-east-1 of account 123456789012."
        ),
        (.orders([]), "orders has no instances"),
        (.orders(writer: nil, status: "failing-over"), "AWS lists no writer for orders now (status failing-over)."),
        (.orders().removing("orders-1", fromList: false), "AWS lists orders-1 as the writer of orders but does not"),
    ]

    @Test(arguments: refused.indices) func `no plan is made for what is not there`(index: Int) {
        let (observation, beginning) = Self.refused[index]
        for request in [AnyRunbook.resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")), .failover(FailoverRunbook())]
        {
            let sentence = Planning.refusal { try Planning.plan(request, .orders(observation)) }
            #expect(sentence?.hasPrefix(beginning) == true, "\(sentence ?? "a plan was made")")
        }
    }

    @Test func `a secondary of a Global Database without a writer is refused with the reason`() {
        let basis = PlanBasis.orders(.orders(writer: nil)).with {
            $0.givenGlobalRole = .known(.init(globalCluster: "world", isPrimary: false, others: []))
        }
        #expect(
            Planning.refusal { try Planning.failover(basis) }?.contains("secondary of the Global Database world")
                == true)
    }
}
