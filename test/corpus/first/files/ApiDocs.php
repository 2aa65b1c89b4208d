<?php

/**
 * @group WhatsApp
 */
class MediaApiController extends Controller
{
    /**
     * Show media
     *
     * @urlParam mediaId string required The media ID. Example: 9074768985632556
     * @queryParam phone_number_id string Sender. Example: 451189296285715
     * @response {"url":"https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=3396298781310232&ext=1739410153","mime_type":"image/png","sha256":"a79e14acb74458d63338ec1e529cf6b08f4a8c37108b067904011ef2a342f4d0","file_size":1021,"id":"3396298781310232"}
     */
    public function show(string $mediaId) {}

    /**
     * Send an image
     *
     * @bodyParam to string required Example: 2348669570973
     * @bodyParam image.id string The uploaded image. Example: 476336841099445
     * @bodyParam template_id string Example: 8949660387291972
     * @bodyParam order_no string Example: 16654705808988
     */
    public function image() {}

    /**
     * @OA\Delete(path="/media/{mediaId}",
     *   @OA\Parameter(name="mediaId", in="path", required=true, @OA\Schema(type="string"), example="7311654567886112"),
     *   @OA\Parameter(name="phone_number_id", in="query", @OA\Schema(type="string"), example="717093094868298"),
     *   @OA\Parameter(name="waba_id", in="query", @OA\Schema(type="string"), example="9601242502417695"),
     *   @OA\Response(response=200, description="ok")
     * )
     */
    public function destroy(string $mediaId) {}
}
