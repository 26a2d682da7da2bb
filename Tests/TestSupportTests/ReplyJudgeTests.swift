import Foundation
import TestSupport
import Testing

/// A sample of a reply that AWS would not send fails the test that uses it.
struct ReplyJudgeTests {
    private static let event = "DescribeEventsResponse/DescribeEventsResult/Events/Event[1]"

    @Test(arguments: [
        ("<Events><Event><Kind>a</Kind></Event></Events>", "\(event) has no Kind."),
        (
            "<Events><SourceIdentifier>a</SourceIdentifier></Events>",
            "DescribeEventsResponse/DescribeEventsResult/Events consists of Event, not of SourceIdentifier."
        ),
        (
            "<Events><Event><Message>a<B/></Message></Event></Events>",
            "\(event)/Message is a string, and has no elements."
        ),
        ("<Events><Event>a</Event></Events>", "\(event) is no text, but a Event."),
        ("<Events><Event><Date>never</Date></Event></Events>", "\(event)/Date is a timestamp, not never."),
        (
            "<Events/><Marker>1</Marker><Events/>", "DescribeEventsResponse/DescribeEventsResult has Events once."
        ),
    ])
    func `what AWS does not know, or knows elsewhere, is told with its place`(inside: String, complaint: String) throws
    {
        let body =
            "<DescribeEventsResponse><DescribeEventsResult>\(inside)</DescribeEventsResult></DescribeEventsResponse>"
        #expect(try ReplyJudge.complaints(about: Data(body.utf8), to: "DescribeEvents") == [complaint])
    }

    @Test func `a reply without its wrapper, or with one that AWS does not send, is told`() throws {
        let events = Data("<DescribeEventsResponse><Events/></DescribeEventsResponse>".utf8)
        #expect(
            try ReplyJudge.complaints(about: events, to: "DescribeEvents")
                == ["DescribeEventsResponse contains nothing but DescribeEventsResult."])
        let deleted = "<DeleteDBParameterGroupResponse><DeleteDBParameterGroupResult/></DeleteDBParameterGroupResponse>"
        #expect(
            try ReplyJudge.complaints(about: Data(deleted.utf8), to: "DeleteDBParameterGroup")
                == ["DeleteDBParameterGroupResponse has no DeleteDBParameterGroupResult."])
    }

    @Test func `a reply in JSON is judged as well`() throws {
        let body =
            #"{"ScalableTargets": [{"ResourceId": "cluster:orders", "MinCapacity": "1", "Size": 2}], "Next": "a"}"#
        #expect(
            try ReplyJudge.complaints(about: Data(body.utf8), to: "DescribeScalableTargets") == [
                "DescribeScalableTargets has no Next.",
                "DescribeScalableTargets/ScalableTargets[1]/MinCapacity is a number, or true or false.",
                "DescribeScalableTargets/ScalableTargets[1] has no Size.",
            ])
    }

    @Test func `what AWS may add, and what is no reply at all, is left to the client`() throws {
        let tomorrow =
            "<DescribeEventsResponse><DescribeEventsResult><MoonOfTomorrow><A/></MoonOfTomorrow></DescribeEventsResult>"
            + "</DescribeEventsResponse>"
        for body in [tomorrow, "<html></html>", "OK", "", "<DescribeEventsResponse>"] {
            #expect(try ReplyJudge.complaints(about: Data(body.utf8), to: "DescribeEvents").isEmpty)
        }
    }
}
