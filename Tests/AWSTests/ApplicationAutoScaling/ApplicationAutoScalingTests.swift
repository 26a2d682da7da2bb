import AWS
import Testing

struct ApplicationAutoScalingTests {
    private static let describe = ApplicationAutoScaling.DescribeScalableTargets(cluster: "orders")
    private static let suspend = ApplicationAutoScaling.RegisterScalableTarget(
        cluster: "orders", suspendedState: .init(dynamicIn: true, dynamicOut: true, scheduled: false))

    @Test func `every request is one that botocore would have sent`() throws {
        let verdicts = try BotocoreJudge().complaints(about: [
            .init(
                Self.describe.call,
                #"""
                {"ServiceNamespace": "rds", "ResourceIds": ["cluster:orders"],
                 "ScalableDimension": "rds:cluster:ReadReplicaCount"}
                """#),
            .init(
                Self.suspend.call,
                #"""
                {"ServiceNamespace": "rds", "ResourceId": "cluster:orders",
                 "ScalableDimension": "rds:cluster:ReadReplicaCount",
                 "SuspendedState": {"DynamicScalingInSuspended": true, "DynamicScalingOutSuspended": true,
                                    "ScheduledScalingSuspended": false}}
                """#),
        ])
        #expect(verdicts == [[], []])
    }

    @Test func `every field of a target is read`() async throws {
        try await BotocoreJudge.check("DescribeScalableTargets", "") { try await $0.send(Self.describe) }
    }

    @Test func `a reading may be repeated and a change is not`() {
        #expect(Self.describe.call.kind == .read && Self.suspend.call.kind == .mutating)
    }

    @Test func `a target of which nothing is suspended says so by leaving it out`() async throws {
        let aws = ScriptedAWS(
            #"""
            {"ScalableTargets": [{"ServiceNamespace": "rds", "ResourceId": "cluster:orders", "MinCapacity": 1,
              "MaxCapacity": 8, "ScalableDimension": "rds:cluster:ReadReplicaCount", "RoleARN": "arn", "CreationTime": 1.5}]}
            """#)
        let target = try await aws.send(Self.describe).scalableTargets.first
        #expect(target?.minCapacity == 1 && target?.maxCapacity == 8 && target?.suspendedState == nil)
    }
}
