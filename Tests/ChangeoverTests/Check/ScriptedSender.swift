import AWS
import Foundation

/// AWS as it is told to be: a reply for each action.
struct ScriptedSender: AWSSender {
    enum Reply: Sendable {
        /// The result of a Query reply, or the root's content where there is no result.
        case xml(String)
        case json(String)
        case refusal(String)
    }

    var replies: [String: Reply]

    func send(_ call: AWSCall) async throws(AWSError) -> Data {
        switch replies[call.action] {
        case .xml(let text):
            // EC2 and Route 53 have no element for the result.
            let isBare = call.service == .ec2 || call.service == .route53
            let result = isBare ? text : "<\(call.action)Result>\(text)</\(call.action)Result>"
            return Data("<\(call.action)Response>\(result)</\(call.action)Response>".utf8)
        case .json(let text): return Data(text.utf8)
        case .refusal(let code): throw AWSError(code: code, message: "refused", outcome: .permanent)
        case nil:
            throw AWSError(code: "unexpected", message: "\(call.action) is not in the script", outcome: .permanent)
        }
    }
}

/// What the entries of the tests need.
extension ScriptedSender {
    static var complete: ScriptedSender {
        ScriptedSender(replies: [
            "DescribeDBClusters": .xml(
                """
                <DBClusters><DBCluster><DBClusterIdentifier>production</DBClusterIdentifier><DBClusterArn>arn:p</DBClusterArn>
                <DbClusterResourceId>cluster-1</DbClusterResourceId><Engine>aurora-postgresql</Engine>
                <EngineVersion>16.4</EngineVersion><Status>available</Status></DBCluster></DBClusters>
                """),
            "DescribeDBEngineVersions": version(),
            "DescribeOrderableDBInstanceOptions": offer(), "DescribeDBSubnetGroups": subnets(),
            "DescribeSecurityGroups": securityGroups(["sg-1": "vpc-1", "sg-2": "vpc-1"]),
            "DescribeDBClusterParameterGroups": .xml(
                """
                <DBClusterParameterGroups><DBClusterParameterGroup>
                <DBClusterParameterGroupName>dev-pg16</DBClusterParameterGroupName>
                <DBParameterGroupFamily>aurora-postgresql16</DBParameterGroupFamily>
                </DBClusterParameterGroup></DBClusterParameterGroups>
                """),
            "DescribeDBParameterGroups": parameterGroup("aurora-postgresql16"),
            "DescribeOptionGroups": options("postgres", "16"),
            "GetRole": role("arn:aws:iam::123456789012:role/loads/s3"),
            "DescribeSecret": .json(#"{"ARN": "a", "Name": "dev/db"}"#),
            "GetSecretValue": secret(#"{\"username\": \"app\", \"password\": \"p\"}"#),
            "GetHostedZone": zone("example.com."),
        ])
    }

    static func version(features: [String] = ["s3Import"]) -> Reply {
        let features = features.map { "<member>\($0)</member>" }.joined()
        return .xml(
            """
            <DBEngineVersions><DBEngineVersion><Engine>aurora-postgresql</Engine><EngineVersion>16.4</EngineVersion>
            <DBParameterGroupFamily>aurora-postgresql16</DBParameterGroupFamily>
            <SupportedFeatureNames>\(features)</SupportedFeatureNames></DBEngineVersion></DBEngineVersions>
            """)
    }

    static func offer(
        zones: [String] = ["us-east-1a", "us-east-1c"], storage: String = "gp3", standby: Bool = true
    ) -> Reply {
        let zones = zones.map { "<AvailabilityZone><Name>\($0)</Name></AvailabilityZone>" }.joined()
        return .xml(
            """
            <OrderableDBInstanceOptions><OrderableDBInstanceOption><Engine>any</Engine><EngineVersion>16.4</EngineVersion>
            <DBInstanceClass>db.r6g.large</DBInstanceClass><AvailabilityZones>\(zones)</AvailabilityZones>
            <StorageType>\(storage)</StorageType><MultiAZCapable>\(standby)</MultiAZCapable>
            </OrderableDBInstanceOption></OrderableDBInstanceOptions>
            """)
    }

    static func subnets(zones: [String] = ["us-east-1a", "us-east-1c"]) -> Reply {
        let subnets = zones.map {
            "<Subnet><SubnetAvailabilityZone><Name>\($0)</Name></SubnetAvailabilityZone></Subnet>"
        }.joined()
        return .xml(
            """
            <DBSubnetGroups><DBSubnetGroup><DBSubnetGroupName>dev-db</DBSubnetGroupName><VpcId>vpc-1</VpcId>
            <Subnets>\(subnets)</Subnets></DBSubnetGroup></DBSubnetGroups>
            """)
    }

    /// By their ids, with the networks that they are in.
    static func securityGroups(_ groups: [String: String]) -> Reply {
        let items = groups.map { "<item><groupId>\($0)</groupId><vpcId>\($1)</vpcId></item>" }.joined()
        return .xml("<securityGroupInfo>\(items)</securityGroupInfo>")
    }

    static func parameterGroup(_ family: String) -> Reply {
        .xml(
            """
            <DBParameterGroups><DBParameterGroup><DBParameterGroupName>dev-pg16</DBParameterGroupName>
            <DBParameterGroupFamily>\(family)</DBParameterGroupFamily></DBParameterGroup></DBParameterGroups>
            """)
    }

    static func options(_ engine: String, _ major: String) -> Reply {
        .xml(
            """
            <OptionGroupsList><OptionGroup><OptionGroupName>staging</OptionGroupName><EngineName>\(engine)</EngineName>
            <MajorEngineVersion>\(major)</MajorEngineVersion></OptionGroup></OptionGroupsList>
            """)
    }

    static func role(_ arn: String) -> Reply {
        .xml("<Role><RoleName>s3</RoleName><Arn>\(arn)</Arn></Role>")
    }

    /// What a secret says, with its quotes escaped.
    static func secret(_ text: String) -> Reply {
        .json(#"{"ARN": "a", "Name": "dev/db", "SecretString": "\#(text)"}"#)
    }

    static func zone(_ name: String, keeper: String? = nil) -> Reply {
        let service = keeper.map { "<LinkedService><ServicePrincipal>\($0)</ServicePrincipal></LinkedService>" } ?? ""
        return .xml("<HostedZone><Id>/hostedzone/Z1</Id><Name>\(name)</Name>\(service)</HostedZone>")
    }
}
