package import Testing

/// What the RDS Maintenance Machine gets wrong, which teams ran before Changeover; a test says with ``answers`` that ours
/// does not, and an architecture test holds that each is answered.
package enum PeerDefect: String, Sendable, CaseIterable {
    case bareStandIn = "The temporary instance gets none of the writer's settings: parameters, monitoring, zone, tags."
    case stuckStandIn =
        "Where autoscaling made the writer, the role is never given back and the instance never deleted."
    case missedAutoscaling = "Where tags cannot be read, a reader of autoscaling is changed like any other."
    case silentEndpoints = "Nobody is told that the temporary instance serves custom endpoints."
    case uncheckedTiers =
        "The temporary instance is first in line for a failover, and what is left in the end is not looked at."
    case needlessStandIn = "A temporary instance is made even where a reader could write, and readers are changed last."
    case oneByOne = "Readers are changed one after the other, however many there are."

    case storageByMember = "Storage is changed member by member, which Aurora refuses: it is one volume of the cluster."
    case standInOfFirst = "For a change of storage, the temporary instance has the class of whoever is listed first."
    case foreignStorage = "Types of storage are offered that Aurora does not have."
    case hiddenStorage = "The change of storage exists, but people are not offered it."

    case adoptedDeployment = "Any deployment of the cluster is taken for its own, whatever version it leads to."
    case finalFailure = "A switchover that AWS took back can never be tried again."
    case guessedNames = "What is deleted afterwards is found by a suffix of its name."
    case hastyDeletion = "The old cluster is deleted two seconds after its members were asked to go."
    case noSnapshotBefore = "Nothing is kept of the database from before an upgrade."
    case noFinalSnapshot = "The old cluster is deleted without a final snapshot."
    case silentUnprotection = "Deletion protection is taken off without a word."
    case blindVerification = "The last step looks at the cluster and compares nothing, not even the version."
    case wrongFamily = "The parameter group family is put together from the version, wrongly for MySQL."
    case foreignGroup = "A parameter group that has the name already is used, whatever its family."
    case skippedParameters = "Parameters that AWS refuses are left out, which a line in the log says afterwards."
    case lostGroups = "The readers' own parameter groups are lost: all get that of the writer."
    case ignoredGroups = "Parameter groups that people named are not used."
    case needlessGroups = "A minor upgrade gets new parameter groups as well."
    case hiddenPrerequisites = "What an upgrade needs is checked elsewhere, and only in one parameter."
    case unpagedProxies = "Of many proxies only the first page is seen."
    case proxyOutage = "Proxies lead nowhere for as long as green is being made, and AWS wants them registered."
    case forgottenProxy = "Begun again behind the deregistration, a proxy is never registered any more."
    case lostChoices = "Where a person has to decide, the ways on are overwritten by nothing."

    case hastyRestart = "A restart counts as done while AWS still shows the instance as it was before."
    case parametersPending = "Nobody looks whether parameters are in force, after a restart or in the end."
    case suddenOutage = "Without a temporary instance the writer restarts where it is, and nobody is asked."

    case deletedWriter = "A rollback deletes the temporary instance also while it is the writer."
    case deafRollback = "A rollback takes no notice of errors and says that it is done."
    case emptyRollback = "A rollback gives back neither role nor classes and deletes no green environment."
    case resetAnywhere = "Steps can be reset while they run and after the end, with the work going on behind."
    case forgetfulReset = "A reset forgets what later steps need: the temporary instance, the deployment, the proxies."
    case deafPause = "A pause waits for the end of a step, and the last step does not hear it."

    case openDoor = "Whoever reaches the port can change databases."
    case anonymousApproval = "Nobody knows who let an operation go on, and one person is enough."
    case deafChat = "The chat is told things and cannot be answered."

    case sharedCluster = "Two operations on one cluster can both be started."
    case twoRunners = "Paused and resumed in the middle of a step, an operation runs twice."
    case endlessWait = "An abort does not end a wait."
    case dataRaces = "An operation is changed by several threads at once."
    case repeatedCreation = "After a crash an instance is created again, and the refusal ends the operation."
    case repeatedDeletion = "After a crash an instance is deleted again, and the refusal ends the operation."
    case repeatedRestart = "After a crash an instance is restarted again."
    case twoServers = "Two servers can work on the same data."
    case lostBeginning = "The beginning of an operation is missing from its events."
    case stalePlan = "A plan is carried out as it was made, however long ago, whatever has changed since."

    case uncheckedLag = "Replica lag is not checked."
    case uncheckedSessions = "Long transactions are not thought of."
    case uncheckedMaintenance = "Pending maintenance is not checked."
    case uncheckedChanges = "Pending changes are not checked."
    case uncheckedQuota = "The quota of instances is not checked."
    case uncheckedClass = "Whether the class can be had is not checked."
    case uncheckedVersion = "Whether the version can be upgraded to is not checked."
    case uncheckedGlobal = "Global databases are not checked."
    case uncheckedServerless = "Serverless members are not checked."
    case uncheckedPassword = "Passwords that Secrets Manager keeps are not checked."

    case slowPolling = "What is waited for is looked at every thirty seconds, failovers too."
    case lateLook = "The first look comes after a whole interval."
    case tagCalls = "The tags of each instance are read by a call of their own."
    case noJitter = "Repetitions come at fixed intervals."
    case deniedAgain = "Calls without permission are repeated like throttled ones."
    case staleTests = "Tests expect plans that are not made any more."
}

/// Says on a test that it would fail if Changeover had a defect, which the test then names when it fails.
package struct AnswersTrait: TestTrait {
    package let comments: [Comment]
}

extension Trait where Self == AnswersTrait {
    package static func answers(_ defects: PeerDefect...) -> Self {
        AnswersTrait(comments: defects.map { Comment(rawValue: $0.rawValue) })
    }
}
