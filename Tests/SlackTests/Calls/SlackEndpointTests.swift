import Testing

@testable import Slack

struct SlackEndpointTests {
    @Test(arguments: [
        ("https://slack.com/api/", "https://slack.com/api/"),
        ("https://slack.com/api", "https://slack.com/api/"),
        ("https://slack-gov.com/api/", "https://slack-gov.com/api/"),
        ("http://127.0.0.1:8080/slack/api", "http://127.0.0.1:8080/slack/api/"),
        ("http://localhost:9/", "http://localhost:9/"),
        ("http://[::1]:8080/api/", "http://[::1]:8080/api/"),
        ("HTTP://127.1.2.3", "http://127.1.2.3/"),
    ])
    func `an address of the Web API is taken`(text: String, expected: String) {
        #expect(SlackEndpoint(text)?.description == expected)
    }

    @Test(arguments: [
        "", "slack.com/api", "ftp://slack.com/", "http://slack.com/api/", "http://127.0.0.1.example.com/",
        "http://127.example/", "https://user:pw@slack.com/", "https://slack.com/api/?token=x", "https://slack.com/#x",
        "https:///api/", "http://10.0.0.1/api/",
    ])
    func `any other address is refused`(text: String) {
        #expect(SlackEndpoint(text) == nil)
    }

    @Test func `plain HTTP to another machine must be asked for`() {
        #expect(SlackEndpoint("http://slack-stand-in:8080/api", allowingPlainHTTP: true) != nil)
        #expect(SlackEndpoint("ftp://slack-stand-in/api", allowingPlainHTTP: true) == nil)
    }
}
