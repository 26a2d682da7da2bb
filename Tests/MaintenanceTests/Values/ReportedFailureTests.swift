import Maintenance
import TestSupport
import Testing

/// Which of AWS's events tell that AWS gave up a call.
@Suite struct ReportedFailureTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var mutation: AnyMutation
        var events: [(SeenEvent.Source, SeenEvent)]
        var failure: String?
        var earlier: Timestamp?
        var observation = Observation.orders()
        var testDescription: String { name }
    }

    /// When the call was decided on.
    private static let called = Observation.sampleInstant

    private static func event(
        _ source: SeenEvent.Source, _ resource: String, _ text: String, after span: Span = .seconds(40)
    ) -> (SeenEvent.Source, SeenEvent) {
        (source, SeenEvent(at: called + span, resource: resource, text: text))
    }

    private static let switchOver = AnyMutation.switchOver(
        Switchover(deployment: "bgd-1", cluster: "orders", timeout: 300))
    private static let upgrade = AnyMutation.upgradeInPlace(
        InPlaceUpgrade(cluster: "orders", version: "16.6", isMajor: true, clusterGroup: nil, instanceGroup: nil))
    private static let failOver = AnyMutation.failOver("orders", to: "orders-2")
    private static let canceled = "Switchover canceled on blue/green deployment."
    private static let sequences =
        "Sequence sync for switchover of DB cluster orders to x was cancelled because sequences failed to sync."
    /// With a deployment beside it that somebody made by hand.
    private static var deployed: Observation {
        var observation = Observation.orders()
        observation.givenDeployments = .known(
            [("bgd-1", "orders-co-k3f9"), ("bgd-2", "orders-by-hand")].map { identifier, name in
                Deployment(
                    identifier: identifier, name: name, source: "arn:orders", target: nil, status: "AVAILABLE")
            })
        return observation
    }
    private static let reason = "Switchover from DB cluster orders to orders-green-x1 was canceled due to replica lag."

    static let rows: [Row] = [
        Row(name: "nothing is told", mutation: switchOver, events: []),
        Row(
            name: "a switchover was canceled", mutation: switchOver, events: [event(.deployment, "bgd-1", canceled)],
            failure: canceled),
        Row(
            name: "the reason is told in an event of its own", mutation: switchOver,
            events: [event(.deployment, "bgd-1", reason), event(.deployment, "bgd-1", canceled)], failure: reason),
        Row(
            name: "the reason names the cluster alone", mutation: switchOver,
            events: [event(.deployment, "orders", reason)], failure: reason),
        Row(
            name: "another deployment's switchover was canceled", mutation: switchOver,
            events: [event(.deployment, "bgd-2", canceled)]),
        Row(
            name: "another deployment of the same cluster was canceled", mutation: switchOver,
            events: [event(.deployment, "bgd-2", reason)]),
        Row(
            name: "the event names the deployment as people did", mutation: switchOver,
            events: [event(.deployment, "orders-co-k3f9", canceled)], failure: canceled,
            observation: deployed),
        Row(
            name: "the event is of another deployment, by the name that people gave it", mutation: switchOver,
            events: [event(.deployment, "orders-by-hand", reason)], observation: deployed),
        Row(
            name: "its identifier is written in other capitals", mutation: switchOver,
            events: [event(.deployment, "BGD-1", canceled)], failure: canceled),
        Row(
            name: "the sequences were not brought over", mutation: switchOver,
            events: [event(.deployment, "bgd-1", sequences)], failure: sequences),
        Row(
            name: "a switchover of a cluster with a longer name was canceled", mutation: switchOver,
            events: [
                event(.deployment, "bgd-2", "Switchover from DB cluster orders-eu to green was canceled due to lag.")
            ]),
        Row(
            name: "it was canceled before the call", mutation: switchOver,
            events: [event(.deployment, "bgd-1", canceled, after: .minutes(-5))]),
        Row(
            name: "AWS's clock is some seconds behind", mutation: switchOver,
            events: [event(.deployment, "bgd-1", canceled, after: .seconds(-5))], failure: canceled),
        Row(
            name: "what ended an earlier call tells nothing of this one", mutation: switchOver,
            events: [event(.deployment, "bgd-1", canceled, after: .seconds(-5))],
            earlier: called - .seconds(5)),
        Row(
            name: "a switchover started and was completed", mutation: switchOver,
            events: [
                event(.deployment, "bgd-1", "Switchover from orders to orders-green-x1 started."),
                event(.deployment, "bgd-1", "Switchover completed on blue/green deployment."),
            ]),
        Row(
            name: "the cluster cannot be upgraded", mutation: upgrade,
            events: [event(.cluster, "orders", "Database cluster is in a state that cannot be upgraded: prechecks.")],
            failure: "Database cluster is in a state that cannot be upgraded: prechecks."),
        Row(
            name: "a member cannot be upgraded", mutation: upgrade,
            events: [event(.instance, "orders-2", "Database instance is in a state that cannot be upgraded: x.")],
            failure: "Database instance is in a state that cannot be upgraded: x."),
        Row(
            name: "an instance of another cluster cannot be upgraded", mutation: upgrade,
            events: [event(.instance, "billing-1", "Database instance is in a state that cannot be upgraded: x.")]),
        Row(
            name: "an upgrade started", mutation: upgrade,
            events: [event(.cluster, "orders", "Database cluster engine version upgrade started.")]),
        Row(
            name: "the cluster runs the version all the same", mutation: upgrade,
            events: [event(.cluster, "orders", "Database cluster is in a state that cannot be upgraded")],
            observation: .orders().withCluster { $0.engineVersion = "16.6" }),
        Row(
            name: "a failover failed", mutation: failOver,
            events: [event(.cluster, "orders", "Cluster failover failed, check the health of your cluster instances.")],
            failure: "Cluster failover failed, check the health of your cluster instances."),
        Row(
            name: "the target has the role all the same", mutation: failOver,
            events: [event(.cluster, "orders", "Cluster failover failed, check the health of your cluster instances.")],
            observation: .orders().writing("orders-2")),
        Row(
            name: "a failover was completed", mutation: failOver,
            events: [event(.cluster, "orders", "Completed failover to DB instance: orders-2")]),
        Row(
            name: "maintenance could not be done", mutation: .applyMaintenance(maintenance),
            events: [event(.instance, "orders-2", "Amazon RDS can't perform the OS upgrade because of no capacity")],
            failure: "Amazon RDS can't perform the OS upgrade because of no capacity"),
        Row(
            name: "a restart has no such event", mutation: .reboot("orders-2"),
            events: [event(.instance, "orders-2", "DB instance shutdown")]),
    ]
    private static let maintenance = MaintenanceAction(
        resource: .instance("orders-2"), arn: "arn:2", action: "os-upgrade")

    @Test(arguments: rows)
    func `a call that AWS gave up is told in AWS's words, and nothing else is taken for it`(row: Row) {
        var observation = row.observation
        for source in SeenEvent.Source.allCases {
            let events = row.events.filter { $0.0 == source }.map(\.1)
            observation.add(
                Answered(
                    EventsQuestion(of: source, in: observation.target.place, since: Self.called), .known(events),
                    takenAt: observation.takenAt))
        }
        var call = CallRecord(decidedAt: Self.called)
        call.earlierFailure = row.earlier
        #expect(row.mutation.failure(in: observation, of: call)?.text == row.failure)
    }

    @Test(arguments: ["bgd-1", "orders-co-k3f9", "bgd-2"])
    func `a deployment that was not made is told with AWS's reason, and no other is taken for it`(source: String) {
        let text = "Creation of blue/green deployment failed because orders has no primary keys."
        var observation = Observation.orders()
        let plan = DeploymentPlan(
            name: "orders-co-k3f9", cluster: "orders", source: "arn:orders", version: "16.6", clusterGroup: nil,
            instanceGroup: nil, tags: [])
        observation.givenDeployments = .known([
            Deployment(
                identifier: "bgd-1", name: "orders-co-k3f9", source: "arn:orders", target: nil,
                status: "INVALID_CONFIGURATION")
        ])
        observation.add(
            Answered(
                EventsQuestion(of: .deployment, in: observation.target.place, since: Self.called),
                .known([SeenEvent(at: Self.called + .minutes(9), resource: source, text: text)]),
                takenAt: observation.takenAt))
        let failure = AnyMutation.createDeployment(plan).failure(
            in: observation, of: CallRecord(decidedAt: Self.called))
        #expect(failure?.text == (source == "bgd-2" ? nil : text))
    }
}
