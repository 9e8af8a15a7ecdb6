using Appliance.Planning.Questions;

namespace Appliance.Modules.Virtualization;

/// <summary>What is asked about running virtual machines. The engine answers it from the site's storage domains.</summary>
public static class VirtualizationQuestions
{
    public static readonly Question<IReadOnlyList<StorageClient>> StorageClients = new("virtualization.storageClients", AnswerTypes.List(
        AnswerTypes.Choice(
            new Option<StorageClient>(StorageClient.Nfs, "NFS exports."),
            new Option<StorageClient>(StorageClient.Glusterfs, "Gluster volumes."),
            new Option<StorageClient>(StorageClient.Iscsi, "iSCSI targets.")),
        unique: new UniqueBy<StorageClient>("", client => client.ToString())))
    {
        Title = "Storage clients",
        Help = "The kinds of storage the node uses; their programs are installed.",
        Default = _ => [],
        Example = "[nfs]",
    };

    public static IReadOnlyList<Question> All { get; } = [StorageClients];
}
