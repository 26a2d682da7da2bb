import AWS
import Engine
import Fleet
import Foundation
import Maintenance
import TestSupport
import Testing

/// Autoscaling, alarms and load, as AWS shows them.
struct SurroundingsReadingTests {
    private static func ask<Asked: Question>(_ question: Asked, _ aws: FakeAWS) async -> Reading<Asked.Answer>? {
        await aws.fleet().ask([AnyQuestion(question)], for: .plan)[question]?.reading
    }

    @Test func `the bounds of autoscaling are read, and what of it is suspended`() async {
        let aws = FakeAWS(answering: [
            "DescribeScalableTargets": { _, _ in
                .reply(
                    200,
                    #"""
                    {"ScalableTargets":[{"ResourceId":"cluster:orders","ScalableDimension":"rds:cluster:ReadReplicaCount",
                     "MinCapacity":2,"MaxCapacity":8,"SuspendedState":{"DynamicScalingOutSuspended":true}}]}
                    """#)
            }
        ])
        let question = ReaderScalingQuestion(of: .orders)
        #expect(
            await Self.ask(question, aws)
                == .known(ReaderScaling(minimum: 2, maximum: 8, suspension: .init(addition: true))))
        #expect(await Self.ask(question, FakeAWS()) == .known(nil))
        let denied = FakeAWS(answering: [
            "DescribeScalableTargets": { _, _ in .reply(400, #"{"__type":"AccessDeniedException","message":"no"}"#) }
        ])
        let reason = "application-autoscaling:DescribeScalableTargets is not allowed for this role."
        #expect(await Self.ask(question, denied) == .unavailable(reason))
    }

    @Test func `only alarms that watch databases and do something are told`() async {
        func alarm(_ name: String, _ rest: String) -> String {
            "<member><AlarmName>\(name)</AlarmName>\(rest)</member>"
        }
        let action = "<AlarmActions><member>arn:aws:sns:us-east-1:1:pager</member></AlarmActions>"
        let dimension =
            "<Dimensions><member><Name>DBInstanceIdentifier</Name><Value>orders-1</Value></member></Dimensions>"
        let metric = "<MetricName>CPUUtilization</MetricName>\(dimension)"
        let formula =
            "<Metrics><member><MetricStat><Metric><Namespace>AWS/RDS</Namespace>\(metric)</Metric></MetricStat></member></Metrics>"
        let list = [
            alarm("cpu", "<Namespace>AWS/RDS</Namespace>\(metric)\(action)"), alarm("formula", "\(formula)\(action)"),
            alarm("silent", "<Namespace>AWS/RDS</Namespace>\(metric)"),
            alarm("off", "<ActionsEnabled>false</ActionsEnabled><Namespace>AWS/RDS</Namespace>\(metric)\(action)"),
            alarm("other", "<Namespace>AWS/EC2</Namespace>\(action)"),
        ]
        let aws = FakeAWS(answering: [
            "DescribeAlarms": { call, _ in .result(call.action, "<MetricAlarms>\(list.joined())</MetricAlarms>") }
        ])
        let expected = ["cpu", "formula"].map { Alarm(name: $0, metrics: ["CPUUtilization"], watched: ["orders-1"]) }
        #expect(await Self.ask(AlarmsQuestion(in: Target.orders.place), aws) == .known(expected))
    }

    private static let now = Date(timeIntervalSince1970: 1_767_621_600)

    private static func point(age: Double, _ average: Double?) -> CloudWatch.Datapoint {
        var point = CloudWatch.Datapoint(timestamp: now.addingTimeInterval(-age))
        point.average = average
        return point
    }

    @Test func `the busiest minute counts, and what makes no sense is not read`() {
        #expect(
            LoadReading.processors([Self.point(age: 120, 91.2), Self.point(age: 90, 12)], at: Self.now)
                == Peak(highest: 92, minutes: 2, until: Timestamp(seconds: 1_767_621_570)))
        for points in [[], [Self.point(age: 400, 1)], [Self.point(age: 60, nil)], [Self.point(age: 60, 180)]] {
            #expect(LoadReading.processors(points, at: Self.now) == nil)
        }
    }
}
