import Foundation
import Testing

@testable import AWS

struct CloudWatchTests {
    private static let now = Date(timeIntervalSince1970: 1_772_323_230)

    private static func reply(_ datapoints: String) -> String {
        """
        <GetMetricStatisticsResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">
          <GetMetricStatisticsResult>
            <Datapoints>\(datapoints)</Datapoints>
            <Label>AuroraReplicaLag</Label>
          </GetMetricStatisticsResult>
        </GetMetricStatisticsResponse>
        """
    }

    private static func datapoint(_ timestamp: String, maximum: String) -> String {
        "<member><Timestamp>\(timestamp)</Timestamp><Average>17.25</Average><Maximum>\(maximum)</Maximum>"
            + "<Unit>Milliseconds</Unit></member>"
    }

    @Test func `the lag of a reader is asked for by instance, minute by minute`() async throws {
        let aws = ScriptedAWS(Self.reply(""))
        _ = try await aws.latestDatapoint(
            of: .rds("AuroraReplicaLag", dbInstanceIdentifier: "orders-2"), at: Self.now)
        let call = try #require(aws.calls.first)
        #expect(call.service == .cloudWatch)
        #expect(call.kind == .read)
        #expect(
            call.form
                == "Action=GetMetricStatistics&Version=2010-08-01&Namespace=AWS%2FRDS&MetricName=AuroraReplicaLag"
                + "&Dimensions.member.1.Name=DBInstanceIdentifier&Dimensions.member.1.Value=orders-2"
                + "&StartTime=2026-02-28T23%3A50%3A30Z&EndTime=2026-03-01T00%3A01%3A30Z&Period=60"
                + "&Statistics.member.1=Average&Statistics.member.2=Maximum")
    }

    @Test func `the newest datapoint counts, in whatever order they come`() async throws {
        let aws = ScriptedAWS(
            Self.reply(
                Self.datapoint("2026-02-28T23:57:00Z", maximum: "1.0")
                    + Self.datapoint("2026-02-28T23:59:00Z", maximum: "28.5")
                    + Self.datapoint("2026-02-28T23:58:00Z", maximum: "2.0")))
        let latest = try await aws.latestDatapoint(
            of: .rds("AuroraReplicaLag", dbInstanceIdentifier: "orders-2"), at: Self.now)
        let datapoint = try #require(latest)
        #expect(datapoint.maximum == 28.5)
        #expect(datapoint.average == 17.25)
        #expect(datapoint.unit == "Milliseconds")
        #expect(datapoint.age(at: Self.now) == .seconds(90))
    }

    @Test func `a silent metric has no datapoint`() async throws {
        let aws = ScriptedAWS(Self.reply(""))
        let latest = try await aws.latestDatapoint(
            of: .rds("AuroraReplicaLag", dbInstanceIdentifier: "orders-2"), at: Self.now)
        #expect(latest == nil)
    }

    @Test(arguments: [
        "<GetMetricStatisticsResponse><GetMetricStatisticsResult/></GetMetricStatisticsResponse>",
        "<html></html>",
    ])
    func `a reply without datapoints is not a silent metric`(body: String) async throws {
        await #expect {
            try await ScriptedAWS(body).latestDatapoint(
                of: .rds("AuroraReplicaLag", dbInstanceIdentifier: "orders-2"), at: Self.now)
        } throws: { error in
            (error as? AWSError)?.code == "malformedReply"
        }
    }

    @Test func `every field of an alarm is read`() async throws {
        try await BotocoreJudge.check("DescribeAlarms", "metricalarms") {
            try await $0.send(CloudWatch.DescribeAlarms()).items
        }
    }

    @Test func `all pages of alarms are read, a hundred at a time`() async throws {
        func page(_ name: String, next: String) -> String {
            "<DescribeAlarmsResponse><DescribeAlarmsResult><MetricAlarms><member><AlarmName>\(name)</AlarmName></member>"
                + "</MetricAlarms>\(next)</DescribeAlarmsResult></DescribeAlarmsResponse>"
        }
        let aws = ScriptedAWS(.success(page("a", next: "<NextToken>b</NextToken>")), .success(page("b", next: "")))
        #expect(try await aws.list(CloudWatch.DescribeAlarms()).map(\.alarmName) == ["a", "b"])
        #expect(aws.calls.map(\.form).allSatisfy { $0.contains("AlarmTypes.member.1=MetricAlarm&MaxRecords=100") })
        #expect(aws.calls.last?.form.hasSuffix("&NextToken=b") == true)
    }
}
