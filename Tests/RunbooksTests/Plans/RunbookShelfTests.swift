import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct RunbookShelfTests {
    @Test func `the shelf has the runbooks of all requests`() {
        #expect(
            RunbookShelf.standard.names == [
                "apply-maintenance", "cleanup", "cycle", "failover", "reboot", "resize", "rollback", "storage",
                "upgrade",
            ])
        #expect(RunbookShelf.standard["resize"]?.name == "resize")
        #expect(RunbookShelf.standard["promote"] == nil)
    }

    @Test func `a request without a runbook is refused with those that there are`() {
        let shelf = RunbookShelf([FailoverRunbook()])
        #expect(throws: Refusal("There is no runbook resize. There are failover.")) {
            try shelf.plan(
                for: .resize(ResizeRequest(instanceClass: "db.r6g.xlarge")), from: .orders(), as: "k3f9",
                policy: PlanPolicy(), at: Observation.sampleInstant)
        }
    }

    @Test(arguments: RunbookShelf.standard.names) func `a runbook plans its own requests only`(name: RunbookName) throws
    {
        let runbook = try #require(RunbookShelf.standard[name])
        let requests: [Request] = [
            .resize(ResizeRequest(instanceClass: "db.r6g.xlarge")), .failover(FailoverRequest()),
            .cleanup(CleanupRequest(operation: "k3f9", standIn: "orders-co-k3f9")), .cycle(CycleRequest()),
            .reboot(RebootRequest(instance: "orders-2")), .storage(StorageRequest(type: "aurora-iopt1")),
            .maintenance(MaintenanceRequest()),
            .rollback(
                RollbackRequest(
                    operation: "k3f9", before: Beginning(writer: "orders-1", classes: [:]), standIn: nil)),
        ]
        for request in requests where request.runbook != name {
            #expect(throws: Refusal.self) {
                try runbook.plan(
                    request, from: .orders(), as: "k3f9", policy: PlanPolicy(), at: Observation.sampleInstant)
            }
        }
    }

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
        let (observation, beginning) = RunbookShelfTests.refused[index]
        for request in [Request.resize(ResizeRequest(instanceClass: "db.r6g.xlarge")), .failover(FailoverRequest())] {
            let sentence = Planning.refusal { try Planning.plan(request, .orders(observation)) }
            #expect(sentence?.hasPrefix(beginning) == true, "\(sentence ?? "a plan was made")")
        }
    }

    @Test func `a secondary of a Global Database without a writer is refused with the reason`() {
        let survey = Survey.orders(.orders(writer: nil)).with {
            $0.globalRole = .known(.init(globalCluster: "world", isPrimary: false, others: []))
        }
        #expect(
            Planning.refusal { try Planning.failover(survey) }?.contains("secondary of the Global Database world")
                == true)
    }
}
