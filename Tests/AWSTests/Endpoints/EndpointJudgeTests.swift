import Foundation
import TestSupport
import Testing

@testable import AWS

/// botocore's partitions and endpoint rules, and ours.
@Suite struct EndpointJudgeTests {
    private struct Verdict: Decodable {
        struct Region: Decodable {
            var id: String
            var dnsSuffix: String
            var dualStackDnsSuffix: String
            var implicitGlobalRegion: String
        }

        struct Found: Decodable {
            var service: String
            var region: String
            var fips: Bool
            var dualStack: Bool
            var url: String?
            var signingRegion: String?
        }

        var regions: [String: Region]
        var endpoints: [Found]
    }

    private static let services: [String: AWSService] = [
        "rds": .rds, "sts": .sts, "ec2": .ec2, "cloudwatch": .cloudWatch, "iam": .iam,
        "application-autoscaling": .applicationAutoScaling, "route53": .route53, "secretsmanager": .secretsManager,
    ]

    private static func ask() async throws -> Verdict {
        let script = try #require(
            Bundle.module.url(forResource: "aws-endpoint-judge", withExtension: "py", subdirectory: "Fixtures"))
        let python = try PythonProcess(
            try String(contentsOf: script, encoding: .utf8), arguments: services.keys.sorted(),
            environment: ["HOME": "/nonexistent"])
        return try JSONDecoder().decode(Verdict.self, from: try await python.outputToEnd(within: .seconds(300)))
    }

    @Test func `every region has botocore's partition, and every service its endpoint there, in every variant`()
        async throws
    {
        let verdict = try await Self.ask()
        #expect(Set(verdict.regions.values.map(\.id)) == Set(Partition.all.map(\.id)))
        for (region, expected) in verdict.regions {
            let partition = Partition(region: region)
            #expect(partition.id == expected.id)
            #expect(partition.dnsSuffix == expected.dnsSuffix)
            #expect(partition.dualStackSuffix == expected.dualStackDnsSuffix)
            #expect(partition.globalRegion == expected.implicitGlobalRegion)
        }
        #expect(verdict.endpoints.count == verdict.regions.count * Self.services.count * 4)
        for found in verdict.endpoints {
            let service = try #require(Self.services[found.service])
            let resolver = EndpointResolver(environment: [
                "AWS_USE_FIPS_ENDPOINT": "\(found.fips)", "AWS_USE_DUALSTACK_ENDPOINT": "\(found.dualStack)",
            ])
            let ours = try? resolver.resolve(service, in: found.region)
            #expect(
                ours?.endpoint.description == found.url && ours?.signingRegion == found.signingRegion,
                "\(found): we say \(String(describing: ours))")
        }
    }

    @Test(arguments: [
        ("eu-north-9", "aws"), ("cn-west-9", "aws-cn"), ("us-gov-north-9", "aws-us-gov"),
        ("eusc-de-west-9", "aws-eusc"),
        ("us-iso-north-9", "aws-iso"), ("us-isob-north-9", "aws-iso-b"), ("eu-isoe-north-9", "aws-iso-e"),
        ("us-isof-north-9", "aws-iso-f"), ("xx-somewhere-1", "aws"),
    ])
    func `a region of tomorrow is in the partition that its name says`(region: String, partition: String) {
        #expect(Partition(region: region).id == partition)
    }

    @Test(arguments: ["AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"])
    func `an endpoint of one's own and a published variant exclude each other`(variable: String) {
        let resolver = EndpointResolver(environment: [variable: "true", "AWS_ENDPOINT_URL": "http://localhost:1"])
        #expect { try resolver.resolve(.rds, in: "us-east-1") } throws: { error in
            let message = (error as? AWSError)?.message
            return message?.hasPrefix("AWS_ENDPOINT_URL sets an endpoint") == true
        }
    }

    @Test func `the profile's keys choose a variant, and variables go before them`() throws {
        let profile = ProfileEndpoints(fips: "true", dualStack: "False")
        let byProfile = EndpointResolver(environment: [:], profile: profile)
        #expect(try byProfile.resolve(.rds, in: "us-east-1").endpoint.authority == "rds-fips.us-east-1.amazonaws.com")
        let byVariable = EndpointResolver(
            environment: ["AWS_USE_FIPS_ENDPOINT": "false", "AWS_USE_DUALSTACK_ENDPOINT": "true"], profile: profile)
        #expect(try byVariable.resolve(.rds, in: "us-east-1").endpoint.authority == "rds.us-east-1.api.aws")
    }

    @Test func `what is neither true nor false is refused, not taken for false`() {
        let byVariable = EndpointResolver(environment: ["AWS_USE_FIPS_ENDPOINT": "s3cretVALUE"])
        let byProfile = EndpointResolver(environment: [:], profile: ProfileEndpoints(fips: "s3cretVALUE"))
        for (resolver, name) in [(byVariable, "AWS_USE_FIPS_ENDPOINT"), (byProfile, "The profile's use_fips_endpoint")]
        {
            #expect { try resolver.resolve(.rds, in: "us-east-1") } throws: { error in
                (error as? AWSError)?.message == "\(name) has to be true or false."
            }
        }
    }
}
