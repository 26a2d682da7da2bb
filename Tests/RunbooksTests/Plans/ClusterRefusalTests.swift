import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct ClusterRefusalTests {
    /// Clusters that no plan can be made for, and how the refusal begins.
    static let absent: [(Observation, String)] = [
        (
            Observation(target: .orders, takenAt: Observation.sampleInstant, cluster: nil, instances: []),
            "There is no cluster orders in us-east-1 of account 123456789012."
        ),
        (.orders([]), "orders has no instances"),
    ]

    /// Whose writer is not shown, so that only what helps in an incident is planned.
    static let withoutWriter: [(Observation, String)] = [
        (.orders(writer: nil, status: "failing-over"), "AWS lists no writer for orders now (status failing-over)."),
        (.orders().removing("orders-1", fromList: false), "AWS lists orders-1 as the writer of orders but does not"),
    ]

    @Test(arguments: absent.indices) func `no plan is made for what is not there`(index: Int) {
        let (observation, beginning) = Self.absent[index]
        for request in [AnyRunbook.resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")), .failover(FailoverRunbook())]
        {
            let sentence = Planning.refusal { try Planning.plan(request, .orders(observation)) }
            #expect(sentence?.hasPrefix(beginning) == true, "\(sentence ?? "a plan was made")")
        }
    }

    static let maintenance: [AnyRunbook] = [
        .resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")), .cycle(CycleRunbook()),
        .storage(StorageRunbook(type: Storage.auroraOptimized)), .maintenance(MaintenanceRunbook()),
        .upgrade(UpgradeRunbook(version: "16.6")), AnyRunbook(RetargetRunbook(proxy: "front")),
        .cleanup(CleanupRunbook(operation: "x1y2", standIn: "orders-co-x1y2")),
    ]

    @Test(arguments: withoutWriter.indices)
    func `maintenance is planned only on a cluster whose writer AWS shows`(index: Int) {
        let (observation, beginning) = Self.withoutWriter[index]
        for request in Self.maintenance {
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

    @Test func `of a member of a Global Database without a writer nothing is planned while its role is not read`() {
        let basis = PlanBasis.orders(.orders(writer: nil).withCluster { $0.globalCluster = "world" }).with {
            $0.givenGlobalRole = .unavailable("access is denied.")
        }
        #expect(
            Planning.refusal { try Planning.failover(basis) }
                == "AWS lists no writer for orders, which is part of the Global Database world, and whether it is a secondary, "
                + "which has none, was not read: Access is denied.")
    }
}
