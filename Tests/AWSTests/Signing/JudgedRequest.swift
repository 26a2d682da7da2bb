import Foundation
import HTTPTypes
import Transport

@testable import AWS

/// A request signed by us, together with what another signer needs to sign it, too.
struct JudgedRequest {
    let name: String
    let signer: RequestSigner
    let unsigned: HTTPRequest
    let body: Data
    let date: Date

    var authorization: String? { signer.sign(unsigned, body: body, at: date).headerFields[.authorization] }

    var json: [String: Any] {
        let fields = unsigned.headerFields.filter { $0.name != .authorization && $0.name != .amzDate }
        return [
            "method": unsigned.method.rawValue,
            "url": "\(unsigned.scheme ?? "")://\(unsigned.authority ?? "")\(unsigned.path ?? "")",
            "headers": fields.map { [$0.name.rawName, $0.value] },
            "body": body.base64EncodedString(),
            "access_key": signer.credentials.accessKeyID,
            "secret_key": signer.credentials.secretAccessKey,
            "token": signer.credentials.sessionToken as Any? ?? NSNull(),
            "region": signer.region,
            "service": signer.service,
            "timestamp": SigningTimestamp(date).dateTime,
        ]
    }

    static var all: [JudgedRequest] { queries + others }

    private static let identities: [Credentials] = [
        .example(), .example(token: "FwoGZXIvYXdzEBYaD+/token=="),
    ]

    private static let calls: [AWSCall] = [
        AWSCall(service: .rds, action: "DescribeDBClusters", kind: .read),
        AWSCall(
            service: .rds, action: "DescribeDBInstances",
            parameters: [
                ("Filters.Filter.1.Name", "db-cluster-id"), ("Filters.Filter.1.Values.Value.1", "orders"),
                ("MaxRecords", "100"), ("Marker", "eyJ0b2tlbiI6ICJhK2IvYz09In0= |"),
            ], kind: .read),
        AWSCall(
            service: .rds, action: "ModifyDBInstance",
            parameters: [
                ("DBInstanceIdentifier", "orders-1"), ("DBInstanceClass", "db.r7g.large"), ("ApplyImmediately", "true"),
                ("EnableCloudwatchLogsExports.member.1", ""),
            ], kind: .mutating),
        AWSCall(
            service: .rds, action: "AddTagsToResource",
            parameters: [
                ("ResourceName", "arn:aws:rds:us-east-1:123456789012:db:orders-1"),
                ("Tags.Tag.1.Key", "Änderung 工事 🛠"), ("Tags.Tag.1.Value", "a&b=c+d%20~*'()!\n\t\"<>"),
            ], kind: .mutating),
        AWSCall(service: .sts, action: "GetCallerIdentity", kind: .read),
        AWSCall(
            service: .sts, action: "AssumeRole",
            parameters: [
                ("RoleArn", "arn:aws:iam::123456789012:role/path/changeover"), ("RoleSessionName", "change@over"),
                ("DurationSeconds", "3600"), ("ExternalId", "ext:/1"),
            ], kind: .read),
        AWSCall(
            service: .cloudWatch, action: "GetMetricData",
            parameters: [("MetricDataQueries.member.1.Id", "lag"), ("StartTime", "2024-02-29T23:59:59Z")], kind: .read),
    ]

    private static let overrides: [[String: String]] = [
        [:],
        ["AWS_ENDPOINT_URL": "http://localhost:5000"],
        ["AWS_ENDPOINT_URL": "http://127.0.0.1:80/"],
        ["AWS_ENDPOINT_URL": "https://gateway.example:8443/aws/base path/".replacing(" ", with: "%20")],
        ["AWS_ENDPOINT_URL": "https://gateway.example:443/aws//x/../y"],
        ["AWS_ENDPOINT_URL": "http://[::1]:4566"],
    ]

    /// Every style of Query call × identity × endpoint × region, built as the client builds them.
    private static var queries: [JudgedRequest] {
        var judged: [JudgedRequest] = []
        for (index, call) in calls.enumerated() {
            for identity in identities {
                for environment in overrides {
                    let region = ["us-east-1", "cn-north-1", "us-gov-west-1", "eu-central-2"][judged.count % 4]
                    guard let target = try? EndpointResolver(environment: environment).resolve(call.service, in: region)
                    else { continue }
                    let date = SigningVector.date.addingTimeInterval(Double(judged.count) * 86_399.5)
                    let request = call.request(to: target, as: nil, at: date, timeouts: AWSTimeouts())
                    judged.append(
                        JudgedRequest(
                            name: "\(index) \(call.action) \(target.endpoint)",
                            signer: RequestSigner(
                                credentials: identity, region: target.signingRegion, service: call.service.signingName),
                            unsigned: request.head, body: request.body, date: date))
                }
            }
        }
        return judged
    }

    /// What other protocols will send: paths, queries and headers of their own.
    private static var others: [JudgedRequest] {
        let paths = [
            "/2013-04-01/hostedzone/Z123/rrset?name=db.example.com.&type=CNAME&maxitems=1",
            "/2013-04-01/hostedzone/Z123/rrset/", "/a%20b/%E5%B7%A5%20?x=%E5%B7%A5&empty=&x=a%2Bb", "/?tags",
            "//a/./b/../c",
        ]
        return paths.flatMap { path in
            [HTTPRequest.Method.get, .post, .delete].map { method in
                var head = HTTPRequest(method: method, scheme: "https", authority: "route53.amazonaws.com", path: path)
                head.headerFields[.contentType] = "application/xml"
                head.headerFields[.accept] = " text/xml ,  */*  "
                head.headerFields.append(HTTPField(name: .init(constant: "X-Amz-Target"), value: "Some.Target"))
                head.headerFields.append(HTTPField(name: .init(constant: "X-Amz-Meta"), value: "b"))
                head.headerFields.append(HTTPField(name: .init(constant: "X-Amz-Meta"), value: "a   a"))
                head.headerFields[.userAgent] = "changeover/1"
                return JudgedRequest(
                    name: "\(method) \(path)",
                    signer: RequestSigner(credentials: identities[1], region: "us-east-1", service: "route53"),
                    unsigned: head, body: method == .get ? Data() : Data("<Change>ä</Change>".utf8),
                    date: SigningVector.date)
            }
        }
    }
}
