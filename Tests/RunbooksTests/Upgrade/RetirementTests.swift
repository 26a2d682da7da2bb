import Maintenance
import Runbooks
import TestSupport
import Testing

/// The deletion of the environment from before a switchover.
@Suite struct RetirementTests {
    private static let retirement = RetireStep(
        "orders-old1", resource: "cluster-ORDERS1", successor: "orders", finalSnapshot: "orders-co-k3f9-final")
    private static func old(_ change: (inout Environment) -> Void = { _ in }) -> Observation {
        .switched([], [Environment.old.with(change)])
    }
    private static func member(_ number: Int) -> AnyMutation {
        .deleteOldInstance(InstanceID("orders-old1-\(number)"), resource: "cluster-ORDERS1")
    }
    private static let members = [member(1), member(2), member(3)]
    private static let readers = [member(2), member(3)]
    private static let cluster = AnyMutation.deleteOldCluster(
        "orders-old1", resource: "cluster-ORDERS1", finalSnapshot: "orders-co-k3f9-final")
    private static let unprotect = AnyMutation.unprotect("orders-old1")
    private static func withoutMembers(_ old: inout Environment) {
        old.instances = []
        old.cluster.members = []
    }
    private static let empty = old(withoutMembers)
    /// The same cluster, which AWS gave another name.
    private static let renamed = Environment.old.with { $0.cluster.identifier = "orders-old2" }

    private static func gone(snapshot status: String?, beside others: [Environment] = []) -> Observation {
        var observation = Observation.switched([], others)
        let target = Target(place: observation.target.place, cluster: "orders-old1")
        let snapshots = status.map { ["orders-co-k3f9-final": $0] } ?? [:]
        observation.add([
            Answered(SnapshotsQuestion(of: target), .known(snapshots), takenAt: observation.takenAt)
        ])
        return observation
    }

    static let retirements: [Case] = [
        Case(
            "nobody looked", Observation.switched().seeing { $0.givenEnvironments = nil }, .inProgress("waiting to see")
        ),
        Case("it is gone, and its snapshot there", gone(snapshot: "available"), .satisfied),
        Case("it is gone, and nobody looked for its snapshot", .switched([], []), .blocked("are not read")),
        Case(
            "it is gone, and its snapshot not listed yet", gone(snapshot: nil),
            .inProgress("waiting for AWS to list the final snapshot orders-co-k3f9-final")),
        Case(
            "it is gone, and its snapshot being made", gone(snapshot: "creating"),
            .inProgress("the final snapshot orders-co-k3f9-final is creating")),
        Case(
            "it is gone, and its snapshot failed", gone(snapshot: "failed"),
            .blocked("the final snapshot orders-co-k3f9-final is failed")),
        Case(
            "the readers come first, since the writer's deletion would fail over to one of them", old(), .ready(readers)
        ),
        Case(
            "the writer is left",
            old {
                $0.instances.removeLast(2)
                $0.cluster.members.removeLast(2)
            }, .ready([member(1)])),
        Case(
            "the readers are still listed", old { $0.instances.removeLast(2) },
            .inProgress("orders-old1 is being taken down")),
        Case(
            "a namesake stands beside it",
            .switched([], [Environment.old.with { $0.cluster.resourceIdentifier = "cluster-OTHER" }, renamed]),
            .ready(readers)),
        Case("one was asked for", old(), asked: [member(2)], .ready([member(3)])),
        Case("all were asked for", old(), asked: readers, .inProgress("orders-old1 is being taken down")),
        Case("one is being deleted", old { $0.instances[1].status = "deleting" }, .ready([member(3)])),
        Case("AWS is at work on one", old { $0.instances[1].status = "backing-up" }, .ready([member(3)])),
        Case("one is broken", old { $0.instances[1].status = "failed" }, .ready(readers)),
        Case(
            "AWS is at work on all",
            old { old in for index in old.instances.indices { old.instances[index].status = "deleting" } },
            .inProgress("orders-old1 is being taken down")),
        Case(
            "a member is listed and described no more", old { $0.instances = [] },
            .inProgress("orders-old1 is being taken down")),
        Case("the cluster itself, with its final snapshot", empty, .ready([cluster])),
        Case(
            "the cluster itself, under whatever name", .switched([], [renamed.with(withoutMembers)]),
            .ready([
                .deleteOldCluster(
                    "orders-old2", resource: "cluster-ORDERS1", finalSnapshot: "orders-co-k3f9-final")
            ])),
        Case("the cluster, asked for", empty, asked: [cluster], .inProgress("orders-old1 is being taken down")),
        Case("protection comes off first", old { $0.cluster.isProtected = true }, .ready([unprotect])),
        Case(
            "protection, asked for", old { $0.cluster.isProtected = true }, asked: [unprotect],
            .inProgress("orders-old1 is being taken down")),
        Case("the cluster deletes", old { $0.cluster.status = "deleting" }, .inProgress("orders-old1 is deleting")),
        Case("the old is at work", old { $0.cluster.status = "modifying" }, .inProgress("orders-old1 is modifying")),
        Case(
            "the new one is at work", old().withCluster { $0.status = "failing-over" },
            .inProgress("orders to be available")),
        Case("the new one is broken", old().withCluster { $0.status = "failed" }, .blocked("orders is failed")),
        Case(
            "the new one's writer is broken", old().with("orders-1") { $0.status = "failed" },
            .blocked("the writer orders-1 is failed")),
        Case(
            "it was never switched over", .deployed(),
            .blocked("orders is the cluster from before: it was not switched over, and is not deleted")),
        Case(
            "another environment is left alone",
            gone(snapshot: "available", beside: [Environment.old.with { $0.cluster.resourceIdentifier = "x" }]),
            .satisfied),
    ]

    @Test(.holds(.oldByResource, .oldMembersFirst, .finalSnapshot), arguments: retirements)
    func `deleting the old environment`(row: Case) { row.check(.retire(Self.retirement)) }

    @Test(.holds(.unprotectionAsked)) func `one approval allows all that takes the old environment down`() {
        func scope(_ observation: Observation, of mutation: AnyMutation = Self.member(1)) -> [AnyMutation] {
            Self.retirement.scope(of: mutation, seeing: observation)
        }
        let protected = Self.old { $0.cluster.isProtected = true }
        #expect(scope(Self.old()) == Self.members + [Self.cluster])
        for call in [Self.member(1), Self.unprotect] {
            #expect(scope(protected, of: call) == [Self.unprotect] + Self.members + [Self.cluster])
        }
        #expect(scope(.switched([], [])) == [])
        #expect(SoakStep(.zero).scope(of: Self.member(1), seeing: Self.old()) == [])
    }
}
