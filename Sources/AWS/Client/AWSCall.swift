package import Foundation
package import HTTPTypes
internal import Transport

/// One call as it goes over the wire, whatever the service's protocol, before it is addressed, signed and sent.
package struct AWSCall: Sendable {
    /// What repeating the call may do, which decides what is retried and how long an answer may take.
    package enum Kind: String, Sendable {
        /// Repeating it changes nothing.
        case read
        /// Repeated only when it is certain that nothing was executed.
        case mutating
    }

    /// How the service writes why it refuses a call.
    package enum ErrorForm: Sendable {
        case xml
        case json
    }

    package var service: AWSService
    package var action: String
    package var kind: Kind
    /// False for the few calls that carry their own proof of identity (AssumeRoleWithWebIdentity).
    package var isSigned = true
    package var method = HTTPRequest.Method.post
    /// What comes after the endpoint, percent-encoded, with the query.
    package var path = "/"
    package var fields = HTTPFields()
    package var body = Data()
    /// What no message is to repeat of the body: as it is, and as it is written there.
    package var secrets: [RedactedText] = []
    package var errorForm = ErrorForm.xml
    /// Which page of a list it asks for, from 1.
    package var page = 1
    /// Asked in the instant before every attempt: why the call is not to be sent any more. It may have waited for its turn,
    /// for credentials or for another attempt.
    package var objection: @Sendable () async -> String? = { nil }

    /// A call of which nothing is said yet but what it does; a request's protocol adds the rest.
    init(of action: String, _ kind: Kind, on service: AWSService) {
        self.service = service
        self.action = action
        self.kind = kind
    }

    /// The HTTP request for one attempt at the call, signed unless `identity` is nil.
    func request(
        to target: EndpointResolver.Resolution, as identity: Credentials?, at date: Date, timeouts: AWSTimeouts
    ) -> TransportRequest {
        var head = HTTPRequest(
            method: method, scheme: target.endpoint.scheme, authority: target.endpoint.authority,
            path: target.endpoint.path(appending: path), headerFields: fields)
        if let identity {
            let signer = RequestSigner(
                credentials: identity, region: target.signingRegion, service: service.signingName)
            head = signer.sign(head, body: body, at: date)
        }
        return TransportRequest(
            head: head, body: body, connectTimeout: timeouts.connect, totalTimeout: timeouts.total(for: kind))
    }
}

/// One AWS service as its calls see it: how it is found, signed for and versioned.
package struct AWSService: Sendable, Hashable {
    /// The service id in upper case with underscores, as in `AWS_ENDPOINT_URL_<identifier>`.
    package let identifier: String
    /// The service name in the SigV4 credential scope.
    package let signingName: String
    /// The first label of the service's host name.
    package let endpointPrefix: String
    /// The `Version` parameter of Query calls.
    package let apiVersion: String
    /// Whether the service has one endpoint per partition instead of one per region.
    package let isGlobal: Bool
    /// What its actions begin with in policies, as in `rds:DescribeDBClusters`.
    package let policyPrefix: String

    /// - Parameter policyPrefix: where it is not the name that is signed for.
    package init(
        identifier: String, signingName: String, endpointPrefix: String, apiVersion: String, isGlobal: Bool = false,
        policyPrefix: String? = nil
    ) {
        self.identifier = identifier
        self.signingName = signingName
        self.endpointPrefix = endpointPrefix
        self.apiVersion = apiVersion
        self.isGlobal = isGlobal
        self.policyPrefix = policyPrefix ?? signingName
    }

    package static let rds = AWSService(
        identifier: "RDS", signingName: "rds", endpointPrefix: "rds", apiVersion: "2014-10-31")
    package static let sts = AWSService(
        identifier: "STS", signingName: "sts", endpointPrefix: "sts", apiVersion: "2011-06-15")
    package static let ec2 = AWSService(
        identifier: "EC2", signingName: "ec2", endpointPrefix: "ec2", apiVersion: "2016-11-15")
    package static let iam = AWSService(
        identifier: "IAM", signingName: "iam", endpointPrefix: "iam", apiVersion: "2010-05-08", isGlobal: true)
    package static let cloudWatch = AWSService(
        identifier: "CLOUDWATCH", signingName: "monitoring", endpointPrefix: "monitoring", apiVersion: "2010-08-01",
        policyPrefix: "cloudwatch")
    package static let applicationAutoScaling = AWSService(
        identifier: "APPLICATION_AUTO_SCALING", signingName: "application-autoscaling",
        endpointPrefix: "application-autoscaling", apiVersion: "2016-02-06")
    package static let route53 = AWSService(
        identifier: "ROUTE_53", signingName: "route53", endpointPrefix: "route53", apiVersion: "2013-04-01",
        isGlobal: true)
    package static let secretsManager = AWSService(
        identifier: "SECRETS_MANAGER", signingName: "secretsmanager", endpointPrefix: "secretsmanager",
        apiVersion: "2017-10-17")
}
