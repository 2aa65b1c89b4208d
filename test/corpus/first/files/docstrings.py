"""Examples used by the generated reference."""
from dataclasses import dataclass, field


@dataclass
class MediaUrlResponse:
    """
    Attributes:
        id: The media ID, e.g. ``"4386386562723964"``.
        url: Temporary URL.
        phone: For example ``"9715357175900"``.
    """
    id: str = field(metadata={"description": "Media id", "example": "6428106119402192"})
    phone_number_id: str = field(metadata={"description": "Sender", "example": "297264642070681"})
    template_id: str = field(metadata={"description": "Template", "example": "522933489919321"})


class SendImage(BaseModel):
    to: str = Field(..., example="9170456919264")
    media_id: str = Field(..., description="uploaded image", example="7598348105752")
    order_id: int = Field(..., example=68150181882933)

    class Config:
        schema_extra = {"example": {"to": "3461559760553", "media_id": "7219201286127186", "waba_id": "2451480934080496"}}


class DeleteMedia(BaseModel):
    media_id: str = Field(examples=["1237260136226616"])
    requested_at: int = Field(examples=[1778458481483])
