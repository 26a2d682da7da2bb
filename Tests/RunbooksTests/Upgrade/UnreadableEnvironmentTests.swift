import Maintenance
import Runbooks
import TestSupport
import Testing

/// What cannot be read is neither gone nor somebody else's.
@Suite struct UnreadableEnvironmentTests {
    private static func unreadable(_ resource: String?) -> Observation {
        var observation = Observation.switched([], [])
        observation.give(
            DatabasesQuestion(in: observation.target.place),
            .known(
                Databases(
                    clusters: [],
                    unreadable: [
                        UnreadableDatabase(
                            name: "orders-old1", resource: resource, arn: nil, isCluster: true,
                            reason: "The element Status is missing.")
                    ])))
        return observation
    }

    private func assess(_ step: AnyStep, _ observation: Observation) -> Assessment {
        step.base.assess(
            in: StepContext(observation: observation, outstanding: [], since: Observation.sampleInstant))
    }

    private static let retirement = AnyStep(
        RetireStep(
            "orders-old1", resource: "cluster-ORDERS1", successor: "orders", finalSnapshot: "orders-co-k3f9-final"))
    private static let deletion = AnyMutation.deleteOldCluster(
        "orders-old1", resource: "cluster-ORDERS1", finalSnapshot: "orders-co-k3f9-final")

    @Test(arguments: ["cluster-ORDERS1", nil])
    func `an old environment that may be the one that cannot be read is not taken for deleted`(resource: String?) {
        let observation = Self.unreadable(resource)
        #expect(
            assess(Self.retirement, observation)
                == .blocked("whether the old environment is there is not known: The element Status is missing"))
        let call = CallRecord(decidedAt: Observation.sampleInstant - .minutes(60), wasAccepted: true)
        #expect(Self.deletion.proof(in: observation, of: call) == .none)
        #expect(Self.deletion.proof(in: Self.unreadable("cluster-OTHER"), of: call) == .done)
    }

    @Test func `a deployment that cannot be read is neither deleted nor switched over`() {
        let observation = Observation.deployed(
            .orders(Deployment.unreadable, details: "The element Status is missing."))
        for step in [AnyStep.discardDeployment(.orders), .switchOver(.orders, timeout: 300), .deploy(.orders)] {
            #expect(
                assess(step, observation)
                    == .blocked(
                        "what AWS says of the deployment orders-co-k3f9 cannot be read: The element Status is missing"))
        }
    }
}
