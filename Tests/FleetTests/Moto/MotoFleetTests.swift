import AWS
import Engine
import Fleet
import Foundation
import Maintenance
@testable import Runbooks
import TestSupport
import Testing
import Transport

/// The fleet over libcurl against an AWS that others wrote.
struct MotoFleetTests {
    private let moto: MotoServer
    private let fleet: AWSFleet

    init() async throws {
        let moto = try await MotoServer()
        let surroundings = AWSClient.Surroundings(
            environment: moto.environment, transport: try CurlTransport(CurlOptions()), clock: ContinuousClock(),
            now: { Date() }, jitter: { 0.5 })
        self.moto = moto
        fleet = try AWSFleet(
            services: FleetService.all.limiting(.rds, to: .unlimited),
            makeClient: { (region, observer) throws(AWSError) in
                try AWSClient(surroundings, region: region, observer: observer)
            }, clock: ContinuousClock(),
            now: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }, logger: .silent)
        try await moto.createCluster("orders", members: ["orders-1", "orders-2", "orders-3"])
    }

    private func observation() async throws -> Observation {
        try #require(await fleet.observe([.orders])[.orders]?.observation)
    }

    @Test func `a cluster is observed and read for a plan`() async throws {
        #expect(try await fleet.place(region: nil) == Target.orders.place)
        let observation = try await observation()
        #expect(observation.writer == "orders-1" && observation.readers == ["orders-2", "orders-3"])
        #expect(observation.instances.allSatisfy { $0.status.isAvailable && $0.instanceClass == "db.r6g.large" })
        #expect(observation.cluster?.tags == [Tag(key: "team", value: "orders")])
        #expect(await fleet.observe([.named("nowhere")])[.named("nowhere")]?.observation != nil)
        #expect(try await fleet.clusters(in: Target.orders.place).map(\.target) == [.orders])

        let basis = try await fleet.basis(.orders, for: ResizeRunbook(instanceClass: "db.r6g.xlarge"))
        #expect(basis.offers == .known([]))
        #expect(basis.quota.reason?.contains("DescribeAccountAttributes") == true)
        #expect(basis.pendingMaintenance.reason?.contains("DescribePendingMaintenanceActions") == true)
        #expect(basis.customEndpoints.reason?.contains("DescribeDBClusterEndpoints") == true)
        #expect(basis.snapshotsInProgress == .known([]))
        #expect(basis.globalRole == .known(nil))
        #expect(basis.replicaLag.reason?.contains("no recent AuroraReplicaLag") == true)

        let readings = await fleet.facts(beforeFailoverTo: "orders-2")
        #expect(readings.runningSnapshots == .known([]) && readings.replicaLag(of: "orders-2").reason != nil)
        let findings = await fleet.check()
        #expect(findings.count == FleetService.all.permissions.count)
        #expect(findings.first?.verdict == .allowed)
    }

    @Test func `each mutation has its effect and its proof`() async throws {
        var standIn = StandIn.sample("k3f9", of: "orders")
        standIn.availabilityZone = "us-east-1a"
        standIn.parameterGroup = nil
        let mutations: [AnyMutation] = [
            .createInstance(standIn), .failOver("orders", to: standIn.identifier),
            .modifyClass(of: "orders-1", to: "db.r6g.xlarge"), .failOver("orders", to: "orders-1"),
            .deleteStandIn(standIn.identifier),
        ]
        for (number, mutation) in mutations.enumerated() {
            #expect(await fleet.perform(try .sample(mutation, intent: number)) == .accepted())
            #expect(
                mutation.proof(
                    in: try await observation(),
                    of: CallRecord(decidedAt: Timestamp(milliseconds: 0), wasUnderWay: true)) == .done, "\(mutation)")
            if mutation.isOf(CreateInstance.self) {
                let made = try await observation()[standIn.identifier]
                #expect(made?.tags == standIn.tags && made?.autoMinorVersionUpgrade == false)
            }
        }
        // What is there already, or gone already, is as wanted.
        let existing = AnyMutation.createInstance(.sample("k3f9", of: "orders"))
        #expect(await fleet.perform(try .sample(mutations[4], intent: 10)) == .accepted())
        _ = await fleet.perform(try .sample(mutations[0], intent: 11))
        #expect(await fleet.perform(try .sample(existing, intent: 12)) == .accepted())
        guard case .refused = await fleet.perform(try .sample(.failOver("orders", to: "nobody"), intent: 13)) else {
            Issue.record("A failover to nobody was not refused.")
            return
        }
    }

    @Test func `autoscaling is suspended and put back, and its bounds stay`() async throws {
        try await moto.boto3(
            """
            boto3.client('application-autoscaling').register_scalable_target(ServiceNamespace='rds',
                ResourceId='cluster:orders', ScalableDimension='rds:cluster:ReadReplicaCount', MinCapacity=1, MaxCapacity=8,
                SuspendedState={'ScheduledScalingSuspended': True})
            """)
        let question = ReaderScalingQuestion(of: .orders)
        let before = ReaderScaling.Suspension(schedule: true)
        for (number, suspension) in [ReaderScaling.Suspension.all, before].enumerated() {
            let mutation = AnyMutation(SetScalingSuspension(of: "orders", to: suspension))
            #expect(await fleet.perform(try .sample(mutation, intent: number)) == .accepted())
            let seen = await fleet.ask([AnyQuestion(question)], for: .look)[question]?.reading
            #expect(seen == .known(ReaderScaling(minimum: 1, maximum: 8, suspension: suspension)))
        }
    }
}
