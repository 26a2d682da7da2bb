import Foundation
import Maintenance
import Runbooks
import TestSupport
import Testing

/// Plans as an operator reads them, held by files in review.
///
/// With CHANGEOVER_RECORD=1 in the environment the file is written anew and the test fails, so that no run passes on a
/// file that nobody has read.
enum GoldenPlans {
    static func check(
        _ name: String, _ plans: [(name: String, plan: Plan)], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let rendered = plans.map { "== \($0.name)\n\(rendering($0.plan))" }.joined(separator: "\n")
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/\(name).txt")
        guard ProcessInfo.processInfo.environment["CHANGEOVER_RECORD"] != "1" else {
            try Data(rendered.utf8).write(to: file)
            Issue.record(
                "recorded anew: read the difference, then run without CHANGEOVER_RECORD",
                sourceLocation: sourceLocation)
            return
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        let isSame = rendered == golden
        #expect(isSame, "the plans read now:\n\(rendered)", sourceLocation: sourceLocation)
    }

    static func rendering(_ plan: Plan) -> String {
        var lines = [plan.title, plan.subject.words.state]
        for (index, step) in plan.steps.enumerated() {
            let timing =
                step.isGated
                ? "asks first" : "\(step.expected.milliseconds / 1000) s of \(step.patience.milliseconds / 60_000) min"
            lines.append("\(index + 1)  \(step.id)  \(step.title)  (\(timing))")
            if let note = step.note { lines.append("   \(note)") }
        }
        if let interruption = plan.interruption { lines.append("Interruption: \(interruption)") }
        lines += plan.findings.map { "\($0.severity.rawValue) \($0.check): \($0.text)" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What every plan keeps to, whatever it is for.
    static func checkOrder(_ plan: Plan, sourceLocation: SourceLocation = #_sourceLocation) {
        let steps = plan.steps
        #expect(Set(steps.map(\.id)).count == steps.count, sourceLocation: sourceLocation)
        let isChained = zip(steps, steps.dropFirst()).allSatisfy { $1.after == [$0.id] }
        #expect(isChained && steps.first?.after ?? [] == [], sourceLocation: sourceLocation)
        if let last = steps.last { #expect(last.id == "verify", sourceLocation: sourceLocation) }
        let arePatient = steps.allSatisfy { $0.expected < $0.patience }
        #expect(arePatient, sourceLocation: sourceLocation)
    }
}

/// A cluster that plans are made for.
struct ClusterShape: Sendable, CustomTestStringConvertible {
    var name: String
    var observation: Observation
    var testDescription: String { name }

    init(_ name: String, _ observation: Observation) {
        self.name = name
        self.observation = observation
    }

    /// Every check made and nothing found; AWS offers all classes that examples are of.
    var basis: PlanBasis {
        PlanBasis.orders(observation).with { basis in
            let classes: [InstanceClass] = [
                "db.r6g.large", "db.r6g.xlarge", "db.r6g.2xlarge", "db.r6gd.large", "db.serverless",
            ]
            basis.givenOffers = .known(
                classes.map { ClassOffer(instanceClass: $0, zones: ["us-east-1a", "us-east-1b", "us-east-1c"]) })
            if observation.rdsInstance != nil {
                basis.givenOffers = .known(
                    ["gp2", "gp3", "io1"].map {
                        ClassOffer(instanceClass: "db.m6g.large", zones: ["us-east-1a"], storageType: $0)
                    })
            }
            basis.givenPendingParameters = .known([:])
        }
    }

    static let three = ClusterShape("three members", .orders())
    static let two = ClusterShape("a writer and one reader", .orders(members: 2))
    static let one = ClusterShape("a lone writer", .orders(members: 1))
    static let autoscaled = ClusterShape(
        "autoscaled readers", .orders().adding(.autoscaled("orders-autoscaled-9")))
    static let autoscaledWriter = ClusterShape(
        "autoscaling made the writer",
        .orders().adding(.autoscaled("orders-autoscaled-9")).writing("orders-autoscaled-9"))
    static let serverless = ClusterShape(
        "a serverless reader", .orders().adding(.sample("orders-4", "db.serverless", tier: 3)))
    static let allServerless = ClusterShape("all serverless", .orders("db.serverless"))
    static let leftOver = ClusterShape(
        "a left-over stand-in", .orders().adding(.standIn("db.r6g.2xlarge", of: "x1y2")))
    static let leftOverWriter = ClusterShape(
        "a left-over stand-in writes",
        .orders().adding(.standIn("db.r6g.2xlarge", of: "x1y2")).writing("orders-co-x1y2"))
    static let local = ClusterShape("members with local NVMe storage", .orders("db.r6gd.large"))
    static let localReader = ClusterShape(
        "a reader with local NVMe storage", .orders().with("orders-3") { $0.instanceClass = "db.r6gd.large" })
    static let older = ClusterShape(
        "an engine whose readers restart with the writer", .orders().withCluster { $0.engineVersion = "14.6" })
    static let smallReader = ClusterShape(
        "a smaller reader is first in line",
        Observation.orders("db.r6g.xlarge").with("orders-2") { $0.instanceClass = "db.r6g.large" }
            .withMember("orders-2") { $0.promotionTier = 0 })
    static let waiting = ClusterShape(
        "parameters wait for a restart",
        Observation.orders().with("orders-1") { $0.parameterGroups[0].applyStatus = "pending-reboot" }
            .with("orders-2") { $0.parameterGroups[0].applyStatus = "pending-reboot" })
    /// Three members of one Multi-AZ DB cluster, as RDS for PostgreSQL has them.
    static let multiAZ = ClusterShape("a Multi-AZ DB cluster", .multiAZ())

    static let all = [
        three, two, one, autoscaled, autoscaledWriter, serverless, allServerless, leftOver, leftOverWriter, local,
        localReader, older, smallReader, waiting, multiAZ,
    ]
}

extension Observation {
    static func multiAZ(
        _ storage: Cluster.StorageState = .init(type: "io1", iops: 3000, allocated: 400), status: Status = "available"
    ) -> Observation {
        var observation = Observation.orders("db.m6gd.large", status: status).withCluster {
            $0.engine = "postgres"
            $0.storage = storage
        }
        for name in observation.instances.map(\.identifier) {
            observation = observation.with(name) { $0.engine = "postgres" }
        }
        return observation
    }
}
