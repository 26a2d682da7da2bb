import Foundation
import Simulation
import Synchronization
import Testing

/// boto3 as a judge from outside: it shares nothing with our client, and raises on what AWS would not answer.
struct RDSFaceJudgeTests {
    @Test func `boto3 lives through a resize on the loopback face`() async throws {
        let face = RDSFace(RDSWorld(Self.script, seed: 7), secret: "secret", now: steppingTime(by: .seconds(2)))
        let script = try #require(Bundle.module.url(forResource: "Fixtures/rds-judge", withExtension: "py"))
        let (status, output) = try await withLoopbackServer(face) { url in
            try await runPython(script, arguments: [url.absoluteString])
        }
        #expect(status == 0, "\(output)")
        let effects = face.withWorld { $0.effects }
        #expect(effects.allSatisfy { $0.visiblyDone != nil || $0.isSuperseded })
        #expect(effects.count { $0.action == .failoverDBCluster } == 1)
    }

    @Test func `boto3 lives through the long works on the loopback face`() async throws {
        let face = RDSFace(RDSWorld(Self.operations, seed: 11), secret: "secret", now: steppingTime(by: .seconds(15)))
        let script = try #require(Bundle.module.url(forResource: "Fixtures/rds-judge-operations", withExtension: "py"))
        let (status, output) = try await withLoopbackServer(face) { url in
            try await runPython(script, arguments: [url.absoluteString])
        }
        #expect(status == 0, "\(output)")
        let effects = face.withWorld { $0.effects }
        #expect(effects.allSatisfy { $0.visiblyDone != nil || $0.isSuperseded })
    }

    @Test func `boto3 lives through restores on the loopback face`() async throws {
        var region = RegionScript.restorable
        region.roles = ["s3"]
        let face = RDSFace(RDSWorld(region, seed: 13), secret: "secret", now: steppingTime(by: .seconds(15)))
        let script = try #require(Bundle.module.url(forResource: "Fixtures/rds-judge-restores", withExtension: "py"))
        let (status, output) = try await withLoopbackServer(face) { url in
            try await runPython(script, arguments: [url.absoluteString])
        }
        #expect(status == 0, "\(output)")
        let effects = face.withWorld { $0.effects }
        #expect(effects.allSatisfy { $0.visiblyDone != nil || $0.isSuperseded })
    }

    @Test func `boto3 lives through instances on the loopback face`() async throws {
        var region = RegionScript.standalone
        region.roles = ["s3"]
        region.instances[1].upgradeObstacle = "There are user tables that MySQL 8.4 has no place for."
        let face = RDSFace(RDSWorld(region, seed: 17), secret: "secret", now: steppingTime(by: .seconds(30)))
        let script = try #require(Bundle.module.url(forResource: "Fixtures/rds-judge-instances", withExtension: "py"))
        let (status, output) = try await withLoopbackServer(face) { url in
            try await runPython(script, arguments: [url.absoluteString])
        }
        #expect(status == 0, "\(output)")
        let effects = face.withWorld { $0.effects }
        #expect(effects.allSatisfy { $0.visiblyDone != nil || $0.isSuperseded || $0.action == .deleteDBInstance })
    }

    private static var operations: RegionScript {
        var script = RegionScript.deployable
        script.customParameterGroups += RegionScript.upgradable.customParameterGroups
        script.clusters.append(
            ClusterScript("shop", members: [MemberScript("shop-1"), MemberScript("shop-2", zone: "us-east-1b")]))
        script.clusters[2].parameterGroup = "orders-15"
        script.proxies = [ProxyScript("front", before: "shop")]
        script.instances = RegionScript.plain.instances
        script.clusters += RegionScript.plain.clusters.suffix(1)
        script.pendingMaintenance = [
            SimulatedMaintenance(resource: "orders-3", action: "system-update", description: "New operating system")
        ]
        return script
    }

    private static var script: RegionScript {
        var script = RegionScript.orders
        script.clusters.append(
            ClusterScript("zoo", members: (10..<35).map { MemberScript("zoo-\($0)", class: "db.t4g.medium") }))
        script.scaling = [SimulatedScaling(of: "orders", 1, to: 8)]
        script.withoutCapacity = ["db.r8g.large": ["us-east-1a"]]
        script.pendingMaintenance = [
            SimulatedMaintenance(
                resource: "orders-3", action: "system-update", description: "New operating system",
                autoAppliedAfter: script.start + .seconds(86_400))
        ]
        script.customEndpoints = [CustomEndpoint(identifier: "reports", cluster: "orders", staticMembers: ["orders-3"])]
        script.globalClusters = [
            GlobalCluster(
                identifier: "world", engine: "aurora-postgresql", engineVersion: "15.4",
                members: [.init(clusterARN: "arn:aws:rds:us-east-1:123456789012:cluster:orders", isWriter: true)])
        ]
        return script
    }
}

/// A time source that moves on by the step whenever it is asked.
func steppingTime(by step: Duration) -> @Sendable () -> SimulatedTime {
    let time = TurningClock()
    return { time.turn(by: step) }
}

private final class TurningClock: Sendable {
    private let time = Mutex(RegionScript().start)

    func turn(by step: Duration) -> SimulatedTime {
        time.withLock { time in
            time += step
            return time
        }
    }
}

/// Runs a script with the interpreter named in CHANGEOVER_PYTHON, and gives its exit status and output.
func runPython(_ script: URL, arguments: [String]) async throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let interpreter = ProcessInfo.processInfo.environment["CHANGEOVER_PYTHON"] ?? "python3"
    process.arguments = [interpreter, script.path] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    let status = try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Int32, any Error>) in
        process.terminationHandler = { ended.resume(returning: $0.terminationStatus) }
        do {
            try process.run()
        } catch {
            process.terminationHandler = nil
            ended.resume(throwing: error)
        }
    }
    return (status, String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
}
