/// One AWS service as its calls see it: how it is found, signed for and versioned.
package struct AWSService: Sendable, Equatable {
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

    package init(
        identifier: String, signingName: String, endpointPrefix: String, apiVersion: String, isGlobal: Bool = false
    ) {
        self.identifier = identifier
        self.signingName = signingName
        self.endpointPrefix = endpointPrefix
        self.apiVersion = apiVersion
        self.isGlobal = isGlobal
    }

    package static let rds = AWSService(
        identifier: "RDS", signingName: "rds", endpointPrefix: "rds", apiVersion: "2014-10-31")
    package static let sts = AWSService(
        identifier: "STS", signingName: "sts", endpointPrefix: "sts", apiVersion: "2011-06-15")
    package static let ec2 = AWSService(
        identifier: "EC2", signingName: "ec2", endpointPrefix: "ec2", apiVersion: "2016-11-15")
    package static let cloudWatch = AWSService(
        identifier: "CLOUDWATCH", signingName: "monitoring", endpointPrefix: "monitoring", apiVersion: "2010-08-01")
}
